using System.Collections.Immutable;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>Collects packed rows into a table of its own.</summary>
internal sealed class TableBuilder
{
    private readonly EditToken token = new();
    private RowVector rows;

    public void Add(byte[] row) => rows.Append(row, token);

    public Table Build() => new(rows, rows.Count, ImmutableDictionary<IndexName, SortedIndex>.Empty);
}
