using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Channels;

/// <summary>An org's setup at this moment or that; made anew only when it has changed.</summary>
internal sealed class EventSetups(EventOptions options)
{
    private readonly EventSetup start = EventSetup.Of(options);
    private volatile Known? known;

    public EventSetup Of(OrgState state) => Of(state.Documents.GetValueOrDefault(EventSetup.Key));

    public EventSetup Of(Transaction transaction) => Of(transaction.Document(EventSetup.Key));

    private EventSetup Of(byte[]? stored)
    {
        if (stored is null) return start;
        var last = known;
        if (!ReferenceEquals(last?.Stored, stored)) known = last = new Known(stored, EventSetup.Of(options, stored));
        return last.Setup;
    }

    private sealed record Known(byte[] Stored, EventSetup Setup);
}
