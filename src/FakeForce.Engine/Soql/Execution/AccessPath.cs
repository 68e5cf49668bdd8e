using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>
/// How the rows of one level are reached. <paramref name="Numbers"/> are the candidates, in ascending order and without
/// repeats, or null for all rows of the table; every candidate is still held against the whole condition.
/// </summary>
internal sealed record AccessPath(string LeadingOperation, List<int>? Numbers, IReadOnlyList<Field> Fields)
{
    public static AccessPath TableScan { get; } = new("TableScan", null, []);
}

/// <summary>A way to the rows that an index offers: how many it would give, and how to get them, in any order.</summary>
internal sealed record Candidate(Field Field, int Estimate, Func<List<int>> Numbers);
