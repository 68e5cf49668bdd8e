using System.Collections.Concurrent;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Managed;

/// <summary>
/// The org's managed subscriptions: found by id or name, each with one client at a time. What was committed is a document of
/// the state, <c>events/managed/{name}</c>, and so survives restarts.
/// </summary>
public sealed class ManagedSubscriptions
{
    private readonly Org org;
    private readonly ConcurrentDictionary<string, bool> active = new(StringComparer.Ordinal);

    internal ManagedSubscriptions(Org org) => this.org = org;

    /// <summary>How many an org may have (Pub/Sub API guide, "Managed Event Subscriptions").</summary>
    public const int Most = 200;

    private IReadOnlyList<ManagedEventSubscription> All => org.Events.Setup.Managed;

    public ManagedEventSubscription? Find(RecordId id) => All.FirstOrDefault(subscription => subscription.Id == id);

    public ManagedEventSubscription? Find(string developerName) => All.FirstOrDefault(subscription => subscription.FullName == developerName);

    /// <summary>Takes the subscription for one client, until it is released; false if another has it.</summary>
    public bool TryActivate(ManagedEventSubscription subscription) => active.TryAdd(subscription.FullName, true);

    public void Release(ManagedEventSubscription subscription) => active.TryRemove(subscription.FullName, out _);

    /// <summary>The replay id that was committed last, or null.</summary>
    public long? Committed(ManagedEventSubscription subscription) =>
        org.State.Documents.TryGetValue(Key(subscription), out var stored) ? BitConverter.ToInt64(stored) : null;

    public ValueTask<bool> CommitAsync(ManagedEventSubscription subscription, long replayId, CancellationToken cancel = default) => org.WriteAsync(transaction =>
    {
        transaction.SetDocument(Key(subscription), BitConverter.GetBytes(replayId));
        return true;
    }, cancel);

    /// <summary>A cursor where the subscription goes on.</summary>
    public EventCursor Open(ManagedEventSubscription subscription, EventTopic topic)
    {
        if (Committed(subscription) is not { } committed) return org.Events.OpenCursor(topic, ReplayFrom.At(subscription.DefaultReplay));
        try
        {
            return org.Events.OpenCursor(topic, ReplayFrom.After(committed));
        }
        catch (ReplayIdException)
        {
            return org.Events.OpenCursor(topic, ReplayFrom.At(subscription.ErrorRecoveryReplay));
        }
    }

    /// <summary>What was committed goes with the subscription to its new name, or away.</summary>
    internal static void Rename(Transaction transaction, string from, string? to)
    {
        if (transaction.Document(Key(from)) is not { } committed) return;
        transaction.SetDocument(Key(from), null);
        if (to is not null) transaction.SetDocument(Key(to), committed);
    }

    private static string Key(ManagedEventSubscription subscription) => Key(subscription.FullName);

    private static string Key(string fullName) => "events/managed/" + fullName;
}
