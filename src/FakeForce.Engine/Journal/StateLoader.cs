using System.Collections.Immutable;
using FakeForce.Engine.Events;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Journal;

/// <summary>A state on its way out of the journal. The last word on a row or document counts.</summary>
internal sealed class StateLoader(Catalog catalog)
{
    private readonly Dictionary<int, List<byte[]?>> tables = [];
    private readonly ImmutableDictionary<string, byte[]>.Builder documents = OrgState.Empty(catalog).Documents.ToBuilder();

    private readonly HashSet<EventKind> kinds = [];
    private EventLog events = EventLog.Empty;

    public Catalog Catalog { get; } = catalog;

    public void Row(SObjectType type, int number, byte[]? row)
    {
        if (!tables.TryGetValue(type.Index, out var rows)) tables[type.Index] = rows = [];
        while (rows.Count < number) rows.Add(null);
        rows[number - 1] = row;
    }

    public void Document(string key, byte[]? bytes)
    {
        if (bytes is null) documents.Remove(key);
        else documents[key] = bytes;
    }

    public void Event(in EventEntry entry) => events = events.Append(entry);

    public void LogBegins(long place, long lastReplayId) => events = EventLog.From(place, lastReplayId);

    /// <summary>One object for all events that are alike.</summary>
    public EventKind Kind(string name, string schemaId, EventLife life)
    {
        var kind = new EventKind(name, schemaId, life);
        if (kinds.TryGetValue(kind, out var known)) return known;
        kinds.Add(kind);
        return kind;
    }

    public OrgState Finish() => new(Catalog, tables.ToImmutableDictionary(table => table.Key, table => Table(table.Value)), documents.ToImmutable(), events);

    private static Table Table(List<byte[]?> rows)
    {
        // Slots at the end that never held a row come from a reset; the ids go on from the last real row, as they did before.
        var count = rows.FindLastIndex(row => row is not null) + 1;
        var vector = new RowVector();
        var token = new EditToken();
        var live = 0;
        for (var i = 0; i < count; i++)
        {
            vector.Append(rows[i], token);
            if (new Row(rows[i]).IsLive) live++;
        }
        return new Table(vector, live, ImmutableDictionary<IndexName, SortedIndex>.Empty);
    }
}
