namespace FakeForce.Engine.Identity;

/// <summary>Who may come into the org: its users' credentials, its connected apps, their grants and the sessions that result.</summary>
public sealed class OrgIdentity
{
    private readonly Org org;

    internal OrgIdentity(Org org, OrgIdentity? parent)
    {
        this.org = org;
        Sessions = new Sessions(org, parent?.Sessions);
        Apps = new ConnectedApps(org);
    }

    public Sessions Sessions { get; }
    public ConnectedApps Apps { get; }

    /// <summary>Says what a token is worth now; see <see cref="Sessions.Check"/>.</summary>
    public SessionCheck Check(ReadOnlySpan<char> token) => Sessions.Check(token);

    /// <summary>
    /// A session for a user without any log-in, for tests and tools. Throws INVALID_LOGIN if there is no such user.
    /// Without scopes it may do everything.
    /// </summary>
    public ValueTask<Session> StartSessionAsync(string username, ScopeSet? scopes = null, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        if (!User.TryFind(transaction, username, out var user)) throw new SalesforceException("INVALID_LOGIN", $"no user has the username {username}");
        return Sessions.Start(transaction, token => new Session
        {
            Token = token,
            UserId = user.Id,
            Scopes = scopes ?? ScopeSet.Full,
            CreatedAt = transaction.Now,
            Kind = SessionKind.OAuth,
        });
    }, cancel);

    /// <summary>Ends a session; false if there was none.</summary>
    public ValueTask<bool> EndSessionAsync(string token, CancellationToken cancel = default) =>
        org.WriteAsync(transaction => Sessions.End(transaction, token), cancel);
}
