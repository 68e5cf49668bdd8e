using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>The device flow: codes for devices, the user's answer, and the device's asking.</summary>
public sealed class Devices
{
    private readonly Org org;

    internal Devices(Org org) => this.org = org;

    public ValueTask<DeviceGrant> StartAsync(ConnectedApp app, ScopeSet scopes, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        var grant = new DeviceGrant
        {
            DeviceCode = Sessions.Unused(transaction, Keys.Device, () => "M01GeX1" + org.Chance.Token(88)),
            UserCode = Sessions.Unused(transaction, Keys.DeviceUserCode, UserCode),
            AppKey = app.ConsumerKey,
            Scopes = scopes,
            CreatedAt = transaction.Now,
        };
        Save(transaction, grant);
        transaction.SetDocument(Keys.DeviceUserCode(grant.UserCode), System.Text.Encoding.ASCII.GetBytes(grant.DeviceCode));
        return grant;
    }, cancel);

    /// <summary>The waiting device that shows this code; null if there is none any more.</summary>
    public DeviceGrant? Find(string userCode) => Find(org.State, userCode);

    public ValueTask<bool> AnswerAsync(string userCode, RecordId user, bool approve, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        if (Find(transaction.Freeze(), userCode) is not { } grant || !org.Identity.Apps.TryFind(grant.AppKey, out var app)) return false;
        Save(transaction, grant with { Answer = approve ? DeviceAnswer.Approved : DeviceAnswer.Denied, UserId = user });
        transaction.SetDocument(Keys.DeviceUserCode(grant.UserCode), null);
        if (approve) Approvals.Give(transaction, app, user);
        return true;
    }, cancel);

    /// <summary>The device asks whether its user has answered; it may do so once in <see cref="DeviceGrant.Interval"/>.</summary>
    public ValueTask<LoginResult> PollAsync(ConnectedApp app, string deviceCode, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        if (Stored.ReadOrNull<DeviceGrant>(transaction.Document(Keys.Device(deviceCode))) is not { } grant || grant.AppKey != app.ConsumerKey)
            return LoginOutcome.UnknownCode;
        if (transaction.Now - grant.CreatedAt >= DeviceGrant.Life) return LoginOutcome.ExpiredCode;
        var tooFast = grant.LastPoll is { } last && transaction.Now - last < DeviceGrant.Interval;
        if (grant.Answer == DeviceAnswer.Pending)
        {
            Save(transaction, grant with { LastPoll = transaction.Now });
            return tooFast ? LoginOutcome.DeviceTooFast : LoginOutcome.DevicePending;
        }
        transaction.SetDocument(Keys.Device(deviceCode), null);
        if (grant.Answer == DeviceAnswer.Denied) return LoginOutcome.DeviceDenied;
        return User.TryFind(transaction, grant.UserId, out var user)
            ? org.Identity.AppLogins.Start(transaction, app, user, grant.Scopes, refresh: null, givesRefresh: true)
            : LoginOutcome.UnknownUser;
    }, cancel);

    private DeviceGrant? Find(OrgState state, string userCode)
    {
        if (!state.Documents.TryGetValue(Keys.DeviceUserCode(userCode.Trim().ToUpperInvariant()), out var device)) return null;
        var grant = Stored.ReadOrNull<DeviceGrant>(state.Documents.GetValueOrDefault(Keys.Device(System.Text.Encoding.ASCII.GetString(device))));
        return grant is { Answer: DeviceAnswer.Pending } && org.Clock.GetUtcNow() - grant.CreatedAt < DeviceGrant.Life ? grant : null;
    }

    // Eight characters that a person types; no letters that look like digits.
    private string UserCode() => string.Create(8, org.Chance, static (chars, chance) =>
    {
        for (var i = 0; i < chars.Length; i++) chars[i] = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"[chance.Next(32)];
    });

    private static void Save(Transaction transaction, DeviceGrant grant) => transaction.SetDocument(Keys.Device(grant.DeviceCode), Stored.Bytes(grant));
}
