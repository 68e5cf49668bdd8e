using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.State;

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
        Logins = new Logins(org);
        Approvals = new Approvals(org);
        AppLogins = new AppLogins(org);
        Codes = new AuthorizationCodes(org);
        RefreshTokens = new RefreshTokens(org);
        Devices = new Devices(org);
        OneTime = new OneTimePasswords(org);
        Passwords = new Passwords(org);
    }

    /// <summary>The same identities, seen from inside a transaction.</summary>
    internal OrgIdentity SeenFrom(Org inside) => new(inside, null) { Sessions = Sessions };

    public Sessions Sessions { get; private init; }
    public ConnectedApps Apps { get; }
    public Logins Logins { get; }
    public Approvals Approvals { get; }
    public AppLogins AppLogins { get; }
    public AuthorizationCodes Codes { get; }
    public RefreshTokens RefreshTokens { get; }
    public Devices Devices { get; }
    public OneTimePasswords OneTime { get; }
    public Passwords Passwords { get; }

    /// <summary>The user as the org's present state has them; throws for a user who is gone.</summary>
    public User UserOf(Session session) =>
        User.TryFind(org.State, session.UserId, out var user) ? user : throw new SalesforceException("INVALID_SESSION_ID", "Session expired or invalid");

    public bool TryUser(RecordId id, [NotNullWhen(true)] out User? user) => User.TryFind(org.State, id, out user);

    public bool TryUser(string username, [NotNullWhen(true)] out User? user) => User.TryFind(new Transaction(org.State, org.Clock.GetUtcNow()), username, out user);

    /// <summary>True for what a step of a log-in here handed out and has not taken back: codes, refresh tokens, sessions.</summary>
    public bool HasIssued(string value) => Keys.OfLogin(value).Any(org.State.Documents.ContainsKey);

    /// <summary>Says what a token is worth now; see <see cref="Sessions.Check"/>.</summary>
    public SessionCheck Check(ReadOnlySpan<char> token) => Sessions.Check(token);

    /// <summary>
    /// A session for a user without any log-in, for tests and tools. Throws INVALID_LOGIN if there is no such user.
    /// Without scopes it may do everything.
    /// </summary>
    public ValueTask<Session> StartSessionAsync(string username, ScopeSet? scopes = null, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        if (!User.TryFind(transaction, username, out var user)) throw new SalesforceException("INVALID_LOGIN", $"no user has the username {username}");
        return Sessions.Start(transaction, new NewSession(SessionKind.OAuth, scopes ?? ScopeSet.Full), user.Id);
    }, cancel);

    /// <summary>Ends a session; false if there was none.</summary>
    public ValueTask<bool> EndSessionAsync(string token, CancellationToken cancel = default) =>
        org.WriteAsync(transaction => Sessions.End(transaction, token), cancel);
}
