using System.Collections.Concurrent;

namespace FakeForce.Server.Tests.Crash;

/// <summary>
/// What was promised about events, over all lives of a server: which were acknowledged, and what every subscriber was given.
/// </summary>
internal sealed class EventWitness
{
    private readonly ConcurrentDictionary<long, string> byReplayId = new();
    private readonly ConcurrentDictionary<string, bool> acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> places = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> problems = new();

    public int Acknowledged => acknowledged.Count;
    public int Delivered => seen.Values.Sum(texts => texts.Count);
    public string[] Problems => [.. problems];

    /// <summary>The publisher was told that the event is stored, and perhaps under which replay id.</summary>
    public void Acknowledge(string text, long? replayId = null)
    {
        acknowledged[text] = true;
        if (replayId is { } id) Know(id, text);
    }

    /// <summary>A subscriber was given the event.</summary>
    public void Deliver(string subscriber, string text, long replayId)
    {
        Know(replayId, text);
        var texts = seen.GetOrAdd(subscriber, _ => new(StringComparer.Ordinal));
        texts[text] = true;
        places.AddOrUpdate(subscriber, replayId, (_, place) => Math.Max(place, replayId));
    }

    /// <summary>The replay id that the managed subscription was told to have been committed.</summary>
    public long Committed { get; private set; }

    /// <summary>By the one client of the managed subscription.</summary>
    public void Commit(long replayId) => Committed = Math.Max(Committed, replayId);

    /// <summary>Where a subscriber goes on; null before its first event.</summary>
    public long? PlaceOf(string subscriber) => places.TryGetValue(subscriber, out var place) ? place : null;

    /// <summary>Holds what the log has after a start against what was promised before.</summary>
    public void Check(IReadOnlyDictionary<long, string> log, string when)
    {
        foreach (var (replayId, text) in byReplayId)
            if (!log.TryGetValue(replayId, out var there) || there != text) Problem($"{when}: {text} was given out as {replayId}, where there is {there ?? "nothing"}");
        var stored = log.Values.ToHashSet(StringComparer.Ordinal);
        foreach (var text in acknowledged.Keys.Where(text => !stored.Contains(text))) Problem($"{when}: {text} was acknowledged and is lost");
        if (stored.Count != log.Count) Problem($"{when}: an event is stored twice");
    }

    /// <summary>Whoever resumes has been given everything at the end.</summary>
    public void CheckSeen(string subscriber, IEnumerable<string> log)
    {
        var texts = seen.GetValueOrDefault(subscriber) ?? [];
        foreach (var text in log.Where(text => !texts.ContainsKey(text))) Problem($"{subscriber} never got {text}");
    }

    public void Problem(string text) => problems.Enqueue(text);

    private void Know(long replayId, string text)
    {
        if (byReplayId.GetOrAdd(replayId, text) is var known && known != text) Problem($"{replayId} is {known}, and {text} too");
    }
}
