namespace FakeForce.Engine.Limits;

/// <summary>
/// The calls under way. While so many of them have lasted 20 seconds and more by the org's clock, no further one begins (Salesforce
/// Developer Limits, "Concurrent API Request Limits"); shorter ones are as many as there are.
/// </summary>
public sealed class ConcurrentCalls(TimeProvider clock, int most)
{
    private static readonly long longAfter = TimeSpan.FromSeconds(20).Ticks;

    private readonly Lock gate = new();
    // By their beginning: if there are too many long ones, these are the first.
    private readonly LinkedList<long> begun = [];

    /// <summary>How many long calls there may be.</summary>
    public int Most => most;

    /// <summary>Begins a call, which lasts until it is disposed. Throws REQUEST_LIMIT_EXCEEDED.</summary>
    public Call Begin()
    {
        var now = clock.GetUtcNow().UtcTicks;
        lock (gate)
        {
            if (begun.Count >= most && LongAt(now) >= most)
                throw new SalesforceException("REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.");
            return new Call(this, begun.AddLast(now));
        }
    }

    private int LongAt(long now)
    {
        var count = 0;
        foreach (var start in begun)
        {
            if (now - start < longAfter) break;
            count++;
        }
        return count;
    }

    private void End(LinkedListNode<long> call)
    {
        lock (gate) begun.Remove(call);
    }

    /// <summary>A call under way.</summary>
    public readonly struct Call(ConcurrentCalls calls, LinkedListNode<long> node) : IDisposable
    {
        public void Dispose() => calls?.End(node);
    }
}
