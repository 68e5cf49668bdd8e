using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Delivery;

/// <summary>
/// Stores events again: the same EventUuid and payload, a new replay id. So duplicates of Salesforce's look (Platform Events
/// Developer Guide, "EventUuid System Field"), and every subscriber gets them.
/// </summary>
public sealed class RepeatedEvents
{
    /// <summary>Repetitions that may wait for their time. Ours.</summary>
    private const int MostWaiting = 10_000;

    private readonly Org org;
    private int waiting;

    internal RepeatedEvents(Org org) => this.org = org;

    internal bool HasRoom => Volatile.Read(ref waiting) < MostWaiting;

    /// <summary>False if the log has no event of that replay id. Without a delay it is done on return.</summary>
    public async ValueTask<bool> RepeatAsync(long replayId, int copies = 1, TimeSpan delay = default)
    {
        if (!org.Events.TryFind(replayId, out var entry)) return false;
        if (!HasRoom) throw new ArgumentException($"{MostWaiting} repetitions are waiting already");
        var adding = AddAsync(entry, copies, delay);
        if (delay <= TimeSpan.Zero) await adding.ConfigureAwait(false);
        return true;
    }

    internal async Task AddAsync(EventEntry entry, int copies, TimeSpan delay)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            if (delay > TimeSpan.Zero) await Task.Delay(delay, org.Clock).ConfigureAwait(false);
            using var begun = org.Clock.Begin($"event {entry.ReplayId} again");
            await org.WriteAsync(transaction =>
            {
                transaction.Events.IsRepetition = true;
                Add(transaction, entry, copies);
                return true;
            }).ConfigureAwait(false);
        }
        catch (Exception ended) when (delay > TimeSpan.Zero && ended is IOException or InvalidOperationException)
        {
            // The org has ended, and with it those who would get the event.
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    internal static void Add(Transaction transaction, in EventEntry entry, int copies)
    {
        for (var i = 0; i < copies; i++) transaction.Events.Publish(entry.Kind, entry.Payload, immediately: false, entry.Uuid);
    }
}
