namespace FakeForce.Engine.Identity;

/// <summary>Setting and asking about passwords, as administrators and the User password resources do.</summary>
public sealed class Passwords
{
    private readonly Org org;

    internal Passwords(Org org) => this.org = org;

    public bool IsExpired(RecordId user) => Credential.Of(org.State, user)?.PasswordExpired ?? false;

    /// <summary>Sets a password, which also ends a lock-out.</summary>
    public ValueTask<bool> SetAsync(RecordId user, string password, CancellationToken cancel = default) => SetAsync(user, password, expired: false, cancel);

    /// <summary>Sets a password made up by the org, which the user must change at the next log-in, and gives it.</summary>
    public async ValueTask<string> ResetAsync(RecordId user, CancellationToken cancel = default)
    {
        var password = org.Chance.Token(9).Replace('.', 'a').Replace('_', 'b') + "1";
        await SetAsync(user, password, expired: true, cancel).ConfigureAwait(false);
        return password;
    }

    private ValueTask<bool> SetAsync(RecordId user, string password, bool expired, CancellationToken cancel) => org.WriteAsync(transaction =>
    {
        var credential = Credential.Of(transaction, org.Options, user);
        (credential with { PasswordHash = Credential.Hash(user, password), PasswordExpired = expired, FailedAttempts = 0, LockedUntil = null }).Save(transaction, user);
        UserTables.SetLoginMark(transaction, user, "IsPasswordLocked", false);
        return true;
    }, cancel);
}
