using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>
/// Log-ins by password and by trust. Each attempt is one transaction, failed ones too, since they count towards the
/// lock-out and leave a LoginHistory row.
/// </summary>
public sealed class Logins
{
    private readonly Org org;

    internal Logins(Org org) => this.org = org;

    /// <summary>
    /// An API log-in: the password with the security token behind it. <paramref name="start"/> makes the session out of
    /// its token; without it the password is only checked.
    /// </summary>
    public ValueTask<LoginResult> ByApiAsync(string username, string password, LoginSource source, NewSession start, CancellationToken cancel = default) =>
        org.WriteAsync(transaction => ByPassword(transaction, username, password, source, withToken: true, start), cancel);

    /// <summary>A log-in on the log-in page: the password alone; the session is a browser's.</summary>
    public ValueTask<LoginResult> ByPageAsync(string username, string password, LoginSource source, CancellationToken cancel = default) =>
        org.WriteAsync(transaction => ByPassword(transaction, username, password, source, withToken: false, NewSession.OfBrowser), cancel);

    /// <summary>Whether a user who proved to be themselves in another way (assertion, grant) may come in now.</summary>
    internal LoginOutcome Admit(Transaction transaction, User user, LoginSource source)
    {
        var outcome = Standing(transaction, user);
        if (outcome == LoginOutcome.Ok) outcome = Count(transaction, user);
        LoginRecords.Write(transaction, user, source, outcome);
        return outcome;
    }

    internal LoginResult ByPassword(Transaction transaction, string username, string password, LoginSource source, bool withToken, NewSession start)
    {
        if (!User.TryFind(transaction, username, out var user)) return new LoginResult(LoginOutcome.InvalidLogin);
        var outcome = Standing(transaction, user);
        if (outcome == LoginOutcome.Ok) outcome = CheckPassword(transaction, user, password, withToken);
        if (outcome == LoginOutcome.Ok && withToken && !ApiEnabled.For(transaction, user)) outcome = LoginOutcome.ApiDisabled;
        if (outcome == LoginOutcome.Ok) outcome = Count(transaction, user);
        LoginRecords.Write(transaction, user, source, outcome);
        if (outcome != LoginOutcome.Ok) return new LoginResult(outcome, user);
        var expired = Credential.Of(transaction, org.Options, user.Id).PasswordExpired;
        var session = org.Identity.Sessions.Start(transaction, start with { PasswordExpired = expired }, user.Id);
        return new LoginResult(LoginOutcome.Ok, user, session) { PasswordExpired = expired };
    }

    private LoginOutcome Standing(Transaction transaction, User user)
    {
        if (!user.IsActive) return LoginOutcome.Inactive;
        if (UserTables.IsFrozen(transaction, user.Id)) return LoginOutcome.Frozen;
        return Credential.Of(transaction, org.Options, user.Id).LockedUntil > transaction.Now ? LoginOutcome.LockedOut : LoginOutcome.Ok;
    }

    private LoginOutcome CheckPassword(Transaction transaction, User user, string password, bool withToken)
    {
        var credential = Credential.Of(transaction, org.Options, user.Id);
        var token = withToken ? credential.SecurityToken : "";
        if (token.Length > 0 && credential.Accepts(user.Id, password)) return LoginOutcome.SecurityTokenRequired;
        var isRight = password.EndsWith(token, StringComparison.Ordinal) && credential.Accepts(user.Id, password[..^token.Length]);
        if (isRight) Forgive(transaction, user, credential);
        else Blame(transaction, user, credential);
        return isRight ? LoginOutcome.Ok : LoginOutcome.InvalidLogin;
    }

    private static void Forgive(Transaction transaction, User user, Credential credential)
    {
        if (credential is { FailedAttempts: 0, LockedUntil: null }) return;
        (credential with { FailedAttempts = 0, LockedUntil = null }).Save(transaction, user.Id);
        UserTables.SetLoginMark(transaction, user.Id, "IsPasswordLocked", false);
    }

    private static void Blame(Transaction transaction, User user, Credential credential)
    {
        // A lock-out that has run its time starts the count anew.
        var failed = (credential.LockedUntil is null ? credential.FailedAttempts : 0) + 1;
        var locks = failed >= LoginPolicy.MaxFailedAttempts;
        (credential with { FailedAttempts = failed, LockedUntil = locks ? transaction.Now + LoginPolicy.LockoutPeriod : null }).Save(transaction, user.Id);
        UserTables.SetLoginMark(transaction, user.Id, "IsPasswordLocked", locks);
    }

    private LoginOutcome Count(Transaction transaction, User user)
    {
        var credential = Credential.Of(transaction, org.Options, user.Id);
        var sameHour = transaction.Now - credential.HourStart < LoginPolicy.Hour && transaction.Now >= credential.HourStart;
        if (sameHour && credential.LoginsInHour >= LoginPolicy.LoginsPerHour) return LoginOutcome.RateExceeded;
        var counted = sameHour ? credential with { LoginsInHour = credential.LoginsInHour + 1 }
            : credential with { HourStart = transaction.Now, LoginsInHour = 1 };
        counted.Save(transaction, user.Id);
        return LoginOutcome.Ok;
    }
}
