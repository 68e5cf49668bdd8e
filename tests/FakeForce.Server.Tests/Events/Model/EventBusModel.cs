namespace FakeForce.Server.Tests.Events.Model;

/// <summary>
/// The event bus as simply as it can be said: a list of what was published, each with its time. Everything else (what a topic has,
/// what has aged out, where a subscriber begins) is a look through the whole list.
/// </summary>
internal sealed class EventBusModel
{
    public static readonly string[] Topics = ["/event/Note__e", "/event/Late__e", "/event/Both__chn", "/data/AccountChangeEvent", "/event/Old__e"];

    private readonly List<ModelEvent> events = [];
    private DateTimeOffset now;

    public int Count => events.Count;

    public void Publish(string entity, string text) => events.Add(new ModelEvent(entity, text, now));

    public void SetTime(DateTimeOffset time) => now = time;

    /// <summary>What comes by a topic behind a place of the list, as long as it is kept.</summary>
    public List<ModelEvent> Behind(int place, string topic) => [.. events.Skip(place).Where(published => IsKept(published) && IsOf(topic, published.Entity))];

    /// <summary>The place behind an event.</summary>
    public int PlaceBehind(ModelEvent published) => events.IndexOf(published) + 1;

    public bool IsKept(ModelEvent published) => now - published.Time <= TimeSpan.FromHours(published.Entity == "Old__e" ? 24 : 72);

    /// <summary>True if a subscriber of the topic may resume behind the event: it is not older than what the topic keeps.</summary>
    public bool IsPlace(ModelEvent published, string topic) => now - published.Time <= TimeSpan.FromHours(topic == "/event/Old__e" ? 24 : 72);

    /// <summary>Events whose replay ids somebody has learned.</summary>
    public List<ModelEvent> Known => [.. events.Where(published => published.ReplayId is not null)];

    /// <summary>A subscriber was given the event under this replay id, which grows from event to event and never changes.</summary>
    public void Learn(ModelEvent published, long replayId)
    {
        if (published.ReplayId is { } known) Assert.Equal(known, replayId);
        published.ReplayId = replayId;
        var place = events.IndexOf(published);
        Assert.All(events[..place], earlier => Assert.True(earlier.ReplayId is null || earlier.ReplayId < replayId));
        Assert.All(events[(place + 1)..], later => Assert.True(later.ReplayId is null || later.ReplayId > replayId));
    }

    private static bool IsOf(string topic, string entity) => topic switch
    {
        "/event/Both__chn" => entity is "Note__e" or "Late__e",
        "/data/AccountChangeEvent" => entity == "Account",
        _ => topic == "/event/" + entity,
    };
}

/// <summary>An event of the model; its text, or the id of the record that changed.</summary>
internal sealed record ModelEvent(string Entity, string Text, DateTimeOffset Time)
{
    public long? ReplayId { get; set; }
}
