using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FakeForce.Engine.Identity;
using FakeForce.Server.OAuth.Documents;

namespace FakeForce.Server.OAuth;

/// <summary>The bodies of successful token requests. Which fields a flow gives is what its Postman example responses show.</summary>
internal static class TokenReply
{
    /// <summary>Web server, device and refresh: everything that there is.</summary>
    public static OAuthFields Full(OAuthRequest request, ConnectedApp app, LoginResult login)
    {
        var session = Session(login);
        var id = Id(request, session);
        return new OAuthFields()
            .Add("access_token", session.Token)
            .AddIf(login.Refresh is not null, "refresh_token", () => login.Refresh!.Token)
            .Add("signature", Signature(app, id, session))
            .Add("scope", session.Scopes.ToString())
            .AddIf(session.Scopes.HasOpenId, "id_token", () => IdToken.Of(request, app, session, login.Nonce))
            .Add("instance_url", request.Address)
            .Add("id", id)
            .Add("token_type", "Bearer")
            .Add("issued_at", IssuedAt(session))
            .Add("api_instance_url", request.Address);
    }

    /// <summary>JWT and SAML bearer: neither signature nor issued_at.</summary>
    public static OAuthFields Short(OAuthRequest request, LoginResult login)
    {
        var session = Session(login);
        return new OAuthFields()
            .Add("access_token", session.Token)
            .Add("scope", session.Scopes.ToString())
            .Add("instance_url", request.Address)
            .Add("id", Id(request, session))
            .Add("token_type", "Bearer");
    }

    /// <summary>Client credentials.</summary>
    public static OAuthFields Signed(OAuthRequest request, ConnectedApp app, LoginResult login)
    {
        var session = Session(login);
        var id = Id(request, session);
        return new OAuthFields()
            .Add("access_token", session.Token)
            .Add("signature", Signature(app, id, session))
            .Add("scope", session.Scopes.ToString())
            .Add("instance_url", request.Address)
            .Add("id", id)
            .Add("token_type", "Bearer")
            .Add("issued_at", IssuedAt(session));
    }

    /// <summary>Username-password: no scope, and never a refresh token.</summary>
    public static OAuthFields Password(OAuthRequest request, ConnectedApp app, LoginResult login)
    {
        var session = Session(login);
        var id = Id(request, session);
        return new OAuthFields()
            .Add("access_token", session.Token)
            .Add("instance_url", request.Address)
            .Add("id", id)
            .Add("token_type", "Bearer")
            .Add("issued_at", IssuedAt(session))
            .Add("signature", Signature(app, id, session));
    }

    private static Session Session(LoginResult login) => login.Session ?? throw OAuthError.Of(login.Outcome);

    private static string Id(OAuthRequest request, Session session) => OAuthServer.IdentityUrl(request.Address, request.Org, session.UserId);

    private static string IssuedAt(Session session) => session.CreatedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Signature(ConnectedApp app, string id, Session session) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(app.ConsumerSecret ?? ""), Encoding.UTF8.GetBytes(id + IssuedAt(session))));
}
