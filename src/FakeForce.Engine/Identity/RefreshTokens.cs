using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>Refresh tokens: long-lived grants that make sessions, and whose revocation ends the sessions that they made.</summary>
public sealed class RefreshTokens
{
    private readonly Org org;

    internal RefreshTokens(Org org) => this.org = org;

    public RefreshGrant? Find(string token) => Stored.ReadOrNull<RefreshGrant>(org.State.Documents.GetValueOrDefault(Keys.Refresh(token)));

    /// <summary>A new session for a refresh token; with rotation also a new refresh token, and the old one is over.</summary>
    public ValueTask<LoginResult> RefreshAsync(ConnectedApp app, string token, ScopeSet requested, CancellationToken cancel = default) =>
        org.WriteAsync(transaction =>
        {
            if (Stored.ReadOrNull<RefreshGrant>(transaction.Document(Keys.Refresh(token))) is not { } grant || grant.AppKey != app.ConsumerKey)
                return LoginOutcome.ExpiredToken;
            if (grant.IsExpired(app, transaction.Now) || !User.TryFind(transaction, grant.UserId, out var user)) return LoginOutcome.ExpiredToken;
            if (!requested.Names.All(grant.Scopes.Has)) return LoginOutcome.NoScopes;
            Save(transaction, grant with { LastUsed = transaction.Now });
            if (app.RotatesRefreshTokens) transaction.SetDocument(Keys.Refresh(token), null);
            var scopes = requested.IsEmpty ? grant.Scopes : requested;
            return org.Identity.AppLogins.Start(transaction, app, user, scopes, grant, givesRefresh: app.RotatesRefreshTokens);
        }, cancel);

    /// <summary>
    /// Ends a session by its access token, or a refresh token with every session that it made (Help, "Revoke OAuth
    /// Tokens"); false if the token is neither.
    /// </summary>
    public ValueTask<bool> RevokeAsync(string token, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        if (Sessions.End(transaction, token)) return true;
        if (transaction.Document(Keys.Refresh(token)) is null) return false;
        transaction.SetDocument(Keys.Refresh(token), null);
        foreach (var session in Sessions.MadeBy(transaction.Freeze(), token)) Sessions.End(transaction, session);
        return true;
    }, cancel);

    internal RefreshGrant Issue(Transaction transaction, ConnectedApp app, RecordId user, ScopeSet scopes)
    {
        var token = Sessions.Unused(transaction, Keys.Refresh, () => "5Aep861" + org.Chance.Token(80));
        var grant = new RefreshGrant
        {
            Token = token, AppKey = app.ConsumerKey, UserId = user, Scopes = scopes, CreatedAt = transaction.Now, LastUsed = transaction.Now,
        };
        Save(transaction, grant);
        return grant;
    }

    private static void Save(Transaction transaction, RefreshGrant grant) => transaction.SetDocument(Keys.Refresh(grant.Token), Stored.Bytes(grant));
}
