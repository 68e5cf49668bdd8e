using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Documents;

/// <summary>The OpenID Connect token of a session (Help, "OpenID Token").</summary>
internal static class IdToken
{
    /// <summary>Salesforce's id tokens are valid for two minutes unless the app says otherwise.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    public static string Of(OAuthRequest request, ConnectedApp app, Session session, string? nonce)
    {
        var user = request.Identity.UserOf(session);
        var claims = new OAuthFields()
            .Add("at_hash", AccessTokenHash(session.Token))
            .Add("sub", OAuthServer.IdentityUrl(request.Address, request.Org, session.UserId))
            .Add("aud", app.ConsumerKey)
            .Add("iss", request.Address)
            .Add("exp", (session.CreatedAt + Life).ToUnixTimeSeconds())
            .Add("iat", session.CreatedAt.ToUnixTimeSeconds())
            .AddIf(nonce is not null, "nonce", () => nonce);
        foreach (var (name, value) in UserInfo.Claims(request, user)) claims.Add(name, value);
        return request.Server.IdTokenKey.Sign(claims);
    }

    // OpenID Connect Core 3.1.3.6: the left half of the hash.
    private static string AccessTokenHash(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(token)).AsSpan(0, 16));
}
