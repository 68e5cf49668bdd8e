namespace FakeForce.Engine.Events;

/// <summary>Somebody who can be woken by events of a topic. Whoever waits sets its pulse, and that it wants any.</summary>
internal sealed class EventListener(EventTopic topic)
{
    private volatile Pulse? pulse;
    private volatile bool wantsEvents;

    public EventTopic Topic { get; } = topic;

    public Pulse? Pulse
    {
        get => pulse;
        set => pulse = value;
    }

    /// <summary>To be set before the last look, so that no event falls between look and wait.</summary>
    public bool WantsEvents
    {
        get => wantsEvents;
        set
        {
            wantsEvents = value;
            // The look must not be taken before this is seen by those who publish.
            Interlocked.MemoryBarrier();
        }
    }

    public void Wake()
    {
        if (wantsEvents) pulse?.SetLater();
    }
}
