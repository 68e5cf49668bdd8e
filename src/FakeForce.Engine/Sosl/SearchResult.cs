using FakeForce.Engine.Soql;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Sosl;

/// <summary>
/// What a search found, object after object in the order of RETURNING. <paramref name="WantsLabels"/> asks the face for the
/// labels of the returned fields (WITH METADATA = 'LABELS').
/// </summary>
public sealed record SearchResult(OrgState State, IReadOnlyList<FoundRecords> Objects, bool WantsLabels)
{
    public int Count => Objects.Sum(o => o.Rows.Count);
}

/// <summary>The records of one object; <paramref name="Highlighter"/> is null where nothing is to be marked.</summary>
public sealed record FoundRecords(RowSet Rows, Highlighter? Highlighter);
