using FakeForce.Engine.Events;

namespace FakeForce.Server.PubSub.Fetching;

/// <summary>
/// What a subscriber has asked for and not yet got. Its requests add to it, up to a maximum; deliveries take from it. Every
/// request, and the end of the requests, is a pulse.
/// </summary>
internal sealed class FetchFlow(int most, Pulse pulse)
{
    private readonly Lock gate = new();
    private int owed;
    private bool hasEnded;

    public int Owed
    {
        get
        {
            lock (gate) return owed;
        }
    }

    /// <summary>No more requests will come.</summary>
    public bool HasEnded
    {
        get
        {
            lock (gate) return hasEnded;
        }
    }

    public void Add(int requested)
    {
        lock (gate) owed = (int)Math.Min(most, (long)owed + requested);
        pulse.Set();
    }

    /// <summary>Books a delivery and gives what is still owed; an error of the requests may have made that nothing while the delivery was read.</summary>
    public int Take(int delivered)
    {
        lock (gate) return owed = Math.Max(0, owed - delivered);
    }

    public void End()
    {
        lock (gate) hasEnded = true;
        pulse.Set();
    }

    /// <summary>Nothing more is to be delivered: the requests ended in an error.</summary>
    public void Break()
    {
        lock (gate) (owed, hasEnded) = (0, true);
        pulse.Set();
    }
}
