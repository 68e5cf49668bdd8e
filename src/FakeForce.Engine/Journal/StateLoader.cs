using System.Collections.Immutable;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Journal;

/// <summary>A state on its way out of the journal. The last word on a row or document counts.</summary>
internal sealed class StateLoader(Catalog catalog)
{
    private readonly Dictionary<int, List<byte[]?>> tables = [];
    private readonly ImmutableDictionary<string, byte[]>.Builder documents = OrgState.Empty(catalog).Documents.ToBuilder();

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

    public OrgState Finish() => new(Catalog, tables.ToImmutableDictionary(table => table.Key, table => Table(table.Value)), documents.ToImmutable());

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
