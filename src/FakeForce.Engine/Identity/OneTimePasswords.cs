namespace FakeForce.Engine.Identity;

/// <summary>A key that opens one browser session for a user and is then gone.</summary>
internal sealed record OneTimePassword(RecordId UserId, DateTimeOffset CreatedAt) : IStored<OneTimePassword>
{
    void IStored<OneTimePassword>.Write(StoredWriter writer) => writer.Put("user", UserId).Put("created", CreatedAt);
    static OneTimePassword IStored<OneTimePassword>.Read(StoredReader reader) => new(reader.Id("user"), reader.Moment("created"));
}

/// <summary>What singleaccess hands out and frontdoor.jsp takes.</summary>
public sealed class OneTimePasswords
{
    /// <summary>Single access tokens are short-lived; a minute lets a browser start.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly Org org;

    internal OneTimePasswords(Org org) => this.org = org;

    public ValueTask<string> IssueAsync(RecordId user, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        var password = Sessions.Unused(transaction, Keys.OneTime, () => org.Chance.Token(64));
        transaction.SetDocument(Keys.OneTime(password), Stored.Bytes(new OneTimePassword(user, transaction.Now)));
        return password;
    }, cancel);

    /// <summary>The browser session that the key opens.</summary>
    public ValueTask<LoginResult> RedeemAsync(string password, CancellationToken cancel = default) => org.WriteAsync<LoginResult>(transaction =>
    {
        if (Stored.ReadOrNull<OneTimePassword>(transaction.Document(Keys.OneTime(password))) is not { } found) return LoginOutcome.UnknownCode;
        transaction.SetDocument(Keys.OneTime(password), null);
        if (transaction.Now - found.CreatedAt >= Life) return LoginOutcome.ExpiredCode;
        if (!User.TryFind(transaction, found.UserId, out var user)) return LoginOutcome.UnknownUser;
        return new LoginResult(LoginOutcome.Ok, user, org.Identity.Sessions.Start(transaction, NewSession.OfBrowser, user.Id));
    }, cancel);
}
