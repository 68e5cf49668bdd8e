using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>The codes of the web server flow.</summary>
public sealed class AuthorizationCodes
{
    private readonly Org org;

    internal AuthorizationCodes(Org org) => this.org = org;

    /// <summary>Hands out a code for what <paramref name="grant"/> says, and notes that the user approved the app.</summary>
    public ValueTask<string> IssueAsync(ConnectedApp app, AuthorizationCode grant, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        Approvals.Give(transaction, app, grant.UserId);
        var code = Sessions.Unused(transaction, Keys.Code, () => "aPrx" + org.Chance.Token(82).Replace('.', '_'));
        Save(transaction, grant with { Code = code, CreatedAt = transaction.Now });
        return code;
    }, cancel);

    /// <summary>Turns a code into a session. A code that fails any test but the first is spent all the same.</summary>
    public ValueTask<LoginResult> RedeemAsync(ConnectedApp app, string code, string redirectUri, string? verifier, CancellationToken cancel = default) =>
        org.WriteAsync(transaction =>
        {
            if (Stored.ReadOrNull<AuthorizationCode>(transaction.Document(Keys.Code(code))) is not { } grant || grant.AppKey != app.ConsumerKey)
                return LoginOutcome.UnknownCode;
            var refused = Check(transaction, grant, redirectUri, verifier);
            Save(transaction, grant with { IsUsed = true });
            if (refused != LoginOutcome.Ok) return refused;
            return User.TryFind(transaction, grant.UserId, out var user)
                ? org.Identity.AppLogins.Start(transaction, app, user, grant.Scopes, refresh: null, givesRefresh: true) with { Nonce = grant.Nonce }
                : LoginOutcome.UnknownUser;
        }, cancel);

    private static LoginOutcome Check(Transaction transaction, AuthorizationCode grant, string redirectUri, string? verifier)
    {
        if (grant.IsUsed || transaction.Now - grant.CreatedAt >= AuthorizationCode.Life) return LoginOutcome.ExpiredCode;
        if (redirectUri != grant.RedirectUri) return LoginOutcome.RedirectMismatch;
        if (grant.Challenge is null) return LoginOutcome.Ok;
        if (string.IsNullOrEmpty(verifier)) return LoginOutcome.VerifierMissing;
        return grant.Challenge.TrimEnd('=') == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) ? LoginOutcome.Ok : LoginOutcome.VerifierWrong;
    }

    private static void Save(Transaction transaction, AuthorizationCode grant) => transaction.SetDocument(Keys.Code(grant.Code), Stored.Bytes(grant));
}
