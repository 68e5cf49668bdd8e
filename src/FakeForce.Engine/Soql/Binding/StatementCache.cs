using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// The statements last used, bound: clients send the same few texts over and over. A bound statement belongs to the
/// catalogue that it was bound against.
/// </summary>
internal sealed class StatementCache
{
    private const int Most = 1_000;

    /// <summary>Longer texts are lists of values that hardly come twice, and would fill the memory.</summary>
    private const int LongestKept = 4_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(string Text, int ApiVersion, bool IsApex, object? View), LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> newestFirst = new();

    public BoundQuery Bind(string text, Catalog catalog, int apiVersion, bool isApex)
    {
        // What one user may name another may not know of; those with the same permissions share a catalogue.
        var key = (text, apiVersion, isApex, catalog.View);
        lock (gate)
        {
            if (entries.TryGetValue(key, out var known) && ReferenceEquals(known.Value.Catalog, catalog))
            {
                newestFirst.Remove(known);
                newestFirst.AddFirst(known);
                return known.Value.Query;
            }
        }
        var query = Binder.Bind(text, catalog, apiVersion, isApex);
        if (text.Length <= LongestKept) Keep(new Entry(key, catalog, query));
        return query;
    }

    private void Keep(Entry entry)
    {
        lock (gate)
        {
            if (entries.Remove(entry.Key, out var old)) newestFirst.Remove(old);
            entries[entry.Key] = newestFirst.AddFirst(entry);
            if (entries.Count <= Most) return;
            entries.Remove(newestFirst.Last!.Value.Key);
            newestFirst.RemoveLast();
        }
    }

    private sealed record Entry((string Text, int ApiVersion, bool IsApex, object? View) Key, Catalog Catalog, BoundQuery Query);
}
