using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>
/// Takes away what has run out, so that an org that logs people in for weeks does not grow: sessions past their timeout,
/// and codes and keys a day old, by when nobody asks any more why they do not work.
/// </summary>
internal static class Leftovers
{
    /// <summary>Session starts between two rounds: a round looks at every document.</summary>
    public const int Interval = 4096;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public static void Clear(Transaction transaction, Sessions sessions)
    {
        foreach (var (key, bytes) in transaction.Freeze().Documents)
            if (IsOver(key, bytes, transaction.Now, sessions)) transaction.SetDocument(key, null);
    }

    private static bool IsOver(string key, byte[] bytes, DateTimeOffset now, Sessions sessions) => key[..key.IndexOf('/', StringComparison.Ordinal)] switch
    {
        "session" when Stored.Read<Session>(bytes) is var session => now - (sessions.LastUsed(session.Token) ?? session.LastUsed ?? session.CreatedAt) >= session.Timeout,
        "code" => now - Stored.Read<AuthorizationCode>(bytes).CreatedAt >= Kept,
        "device" => now - Stored.Read<DeviceGrant>(bytes).CreatedAt >= Kept,
        "otp" => now - Stored.Read<OneTimePassword>(bytes).CreatedAt >= Kept,
        _ => false,
    };
}
