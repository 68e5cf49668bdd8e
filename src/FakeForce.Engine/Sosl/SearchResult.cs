using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Sosl;

/// <summary>
/// What a search found, object after object in the order of RETURNING. <paramref name="WantsLabels"/> asks the face for the
/// labels of the returned fields (WITH METADATA = 'LABELS').
/// </summary>
public sealed record SearchResult(IReadOnlyList<FoundRecords> Objects, bool WantsLabels)
{
    public int Count => Objects.Sum(o => o.Rows.Count);
}

/// <summary>
/// The records of one object, as the answer of the query that they are shown as; <paramref name="Highlighter"/> is null
/// where nothing is to be marked.
/// </summary>
public sealed record FoundRecords(QueryResult Result, Highlighter? Highlighter)
{
    public RowSet Rows { get; } = Result.AllRows();
}
