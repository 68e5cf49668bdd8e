using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>
/// What one user may do with each record of one sObject: a few look-ups in arrays for each row, so that a query under sharing stays a scan. As a
/// predicate it holds for the rows that may be read.
/// </summary>
internal sealed class Sight(TableReads reads, AccessProfile profile, RowLevel everyone) : Predicate
{
    private volatile SeenRows? seen;

    /// <summary>What everybody has: by the organisation-wide default, or by the right to view or modify all records.</summary>
    public RowLevel Everyone => everyone;

    /// <summary>True if no row needs to be looked at.</summary>
    public bool SeesAll => everyone >= RowLevel.Read;

    /// <summary>By the records that decide for it: all of them together.</summary>
    public IReadOnlyList<ParentSight> Parents { get; init; } = [];

    /// <summary>By the record itself; null where only parents decide.</summary>
    public OwnSight? Own { get; init; }

    public bool IsOf(OrgState state, AccessProfile of) => ReferenceEquals(profile, of) && reads.AreOf(state.Tables);

    public void AddTo(TableReads others) => others.Add(reads);

    public override bool Matches(Row row, RecordId id) => SeesAll || LevelOf(row, id.Number) >= RowLevel.Read;

    /// <summary>The rows of the table that may be read, for who looks at many.</summary>
    public SeenRows SeenIn(Table table)
    {
        var known = seen;
        if (known?.IsOf(table) == true) return known;
        return seen = known is null ? SeenRows.Of(table, IsSeen) : known.At(table, IsSeen);
    }

    private bool IsSeen(Row row, int number)
    {
        if (SeesAll) return true;
        if (Parents.Count == 0 || Own is not null && !row.Has(Parents[0].Ordinal)) return Own?.LevelOf(row, number) >= RowLevel.Read;
        foreach (var parent in Parents)
            if (!parent.LetsSee(row)) return false;
        return true;
    }

    public RowLevel LevelOf(Row row, long number)
    {
        if (everyone == RowLevel.All) return everyone;
        if (Parents.Count == 0) return Own is null ? everyone : RowLevels.Max(everyone, Own.LevelOf(row, number));
        // A contact without an account is its owner's alone.
        if (Own is not null && !row.Has(Parents[0].Ordinal)) return RowLevels.Max(everyone, Own.LevelOf(row, number));
        var level = RowLevel.All;
        foreach (var parent in Parents) level = RowLevels.Min(level, parent.LevelOf(row));
        return RowLevels.Max(everyone, level);
    }
}
