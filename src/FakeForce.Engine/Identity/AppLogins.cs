using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>Log-ins through a connected app for a user whose identity is proven: by assertion, run-as setting, code or refresh token.</summary>
public sealed class AppLogins
{
    private readonly Org org;

    internal AppLogins(Org org) => this.org = org;

    /// <summary>For assertions: the user must have approved the app, or an administrator for them.</summary>
    public ValueTask<LoginResult> ByAssertionAsync(ConnectedApp app, string username, ScopeSet requested, CancellationToken cancel = default) =>
        org.WriteAsync(transaction => ByName(transaction, app, username, requested, mustConsent: true), cancel);

    /// <summary>For the client-credentials flow: as the app's run-as user, whom an administrator chose.</summary>
    public ValueTask<LoginResult> ByRunAsAsync(ConnectedApp app, ScopeSet requested, CancellationToken cancel = default) =>
        org.WriteAsync(transaction => ByName(transaction, app, app.RunAs ?? "", requested, mustConsent: false), cancel);

    /// <summary>For the user-agent flow: a user has just approved the app on its page.</summary>
    public ValueTask<LoginResult> ByApprovalAsync(ConnectedApp app, RecordId userId, ScopeSet scopes, bool givesRefresh, CancellationToken cancel = default) =>
        org.WriteAsync(transaction =>
        {
            if (!User.TryFind(transaction, userId, out var user)) return LoginOutcome.UnknownUser;
            Approvals.Give(transaction, app, userId);
            return Start(transaction, app, user, scopes, refresh: null, givesRefresh);
        }, cancel);

    /// <summary>For the username-password flow.</summary>
    public ValueTask<LoginResult> ByPasswordAsync(ConnectedApp app, string username, string password, CancellationToken cancel = default) =>
        org.WriteAsync(transaction =>
        {
            if (User.TryFind(transaction, username, out var user) && Approvals.Permit(transaction, app, user) is not LoginOutcome.Ok and var refused) return refused;
            var scopes = app.Narrow(ScopeSet.None) ?? ScopeSet.None;
            return org.Identity.Logins.ByPassword(transaction, username, password, SourceOf(app), withToken: true, NewSession.Of(app, scopes));
        }, cancel);

    /// <summary>Starts the session of a proven user, with a refresh token if the scopes hold one and the flow gives one.</summary>
    internal LoginResult Start(Transaction transaction, ConnectedApp app, User user, ScopeSet scopes, RefreshGrant? refresh, bool givesRefresh)
    {
        var outcome = Approvals.Permit(transaction, app, user);
        if (outcome == LoginOutcome.Ok) outcome = org.Identity.Logins.Admit(transaction, user, SourceOf(app));
        if (outcome != LoginOutcome.Ok) return new LoginResult(outcome, user);
        if (givesRefresh && scopes.HasRefreshToken) refresh = org.Identity.RefreshTokens.Issue(transaction, app, user.Id, scopes);
        var session = org.Identity.Sessions.Start(transaction, NewSession.Of(app, scopes) with { RefreshToken = refresh?.Token }, user.Id);
        return new LoginResult(LoginOutcome.Ok, user, session) { Refresh = givesRefresh ? refresh : null };
    }

    private LoginResult ByName(Transaction transaction, ConnectedApp app, string username, ScopeSet requested, bool mustConsent)
    {
        if (!User.TryFind(transaction, username, out var user)) return LoginOutcome.UnknownUser;
        if (app.Narrow(requested) is not { IsEmpty: false } scopes) return LoginOutcome.NoScopes;
        var consent = mustConsent ? Approvals.Consent(transaction, app, user) : LoginOutcome.Ok;
        return consent == LoginOutcome.Ok ? Start(transaction, app, user, scopes, refresh: null, givesRefresh: false) : new LoginResult(consent, user);
    }

    private static LoginSource SourceOf(ConnectedApp app) => LoginSource.OAuth with { Application = app.Name };
}
