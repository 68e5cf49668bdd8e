using System.Collections.Immutable;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>Collects packed rows into a table of its own.</summary>
internal sealed class TableBuilder
{
    private readonly EditToken token = new();
    private RowVector rows;

    public void Add(byte[] row) => rows.Append(row, token);

    /// <summary>The next row gets this number; those before it that are not there stay empty.</summary>
    public void SkipTo(long number)
    {
        while (rows.Count < number - 1) rows.Append(null, token);
    }

    public Table Build() => new(rows, rows.Count, ImmutableDictionary<IndexName, SortedIndex>.Empty);
}
