using System.Collections.Immutable;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>The tables that an answer was worked out from, noted as they are read: the answer stays as long as they do.</summary>
internal sealed class TableReads(OrgState state)
{
    private readonly Dictionary<int, Table> read = [];

    public OrgState State => state;

    public Table Of(SObjectType type)
    {
        if (!read.TryGetValue(type.Index, out var table)) read[type.Index] = table = state.TableOf(type);
        return table;
    }

    public void Add(TableReads others)
    {
        foreach (var (index, table) in others.read) read[index] = table;
    }

    public bool AreOf(ImmutableDictionary<int, Table> tables)
    {
        foreach (var (index, table) in read)
            if (!ReferenceEquals(tables.GetValueOrDefault(index, Table.Empty), table)) return false;
        return true;
    }

    public IEnumerable<SetupRow> Rows(string name) => state.Catalog.TryFind(name, out var type) ? Rows(type) : [];

    public IEnumerable<SetupRow> Rows(SObjectType type)
    {
        var table = Of(type);
        for (var number = 1; number <= table.Count; number++)
            if (table.RowAt(number) is { IsLive: true } row) yield return new SetupRow(type, type.IdOf(number), row);
    }
}
