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
    public bool SeesAll => everyone == RowLevel.All || everyone >= RowLevel.Read && Secret is null;

    /// <summary>By the records that it belongs to.</summary>
    public IReadOnlyList<ParentSight> Parents { get; init; } = [];

    public ParentRule Rule { get; init; }

    /// <summary>The references that name a parent.</summary>
    public IReadOnlyList<int> References { get; init; } = [];

    /// <summary>By the record itself; null where only parents decide.</summary>
    public OwnSight? Own { get; init; }

    public SecretRows? Secret { get; init; }

    /// <summary>What queries find that name no record, where that is less: files.</summary>
    public Sight? Listed { get; init; }

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
        if (Secret?.Hides(row) == true) return false;
        if (everyone >= RowLevel.Read) return true;
        if (Rule == ParentRule.Decides) return OwnDecides(row) ? Own?.LevelOf(row, number) >= RowLevel.Read : ParentsLetSee(row);
        return Own?.LevelOf(row, number) >= RowLevel.Read || HasParent(row) && (Rule == ParentRule.Adds ? ParentsLetSee(row) : LevelByFirst(row) >= RowLevel.Read);
    }

    public RowLevel LevelOf(Row row, long number)
    {
        if (everyone == RowLevel.All) return everyone;
        if (Secret?.Hides(row) == true) return RowLevel.None;
        if (Rule == ParentRule.Decides) return RowLevels.Max(everyone, OwnDecides(row) ? Own?.LevelOf(row, number) ?? RowLevel.None : LevelByAll(row));
        var level = RowLevels.Max(everyone, Own?.LevelOf(row, number) ?? RowLevel.None);
        return level == RowLevel.All || !HasParent(row) ? level : RowLevels.Max(level, Rule == ParentRule.Adds ? LevelByAll(row) : LevelByFirst(row));
    }

    // A contact without an account is its owner's alone.
    private bool OwnDecides(Row row) => Parents.Count == 0 || Own is not null && !row.Has(Parents[0].Ordinal);

    private bool HasParent(Row row)
    {
        foreach (var reference in References)
            if (row.Has(reference)) return true;
        return false;
    }

    private bool ParentsLetSee(Row row)
    {
        foreach (var parent in Parents)
            if (!parent.LetsSee(row)) return false;
        return true;
    }

    private RowLevel LevelByAll(Row row)
    {
        var level = RowLevel.All;
        foreach (var parent in Parents) level = RowLevels.Min(level, parent.LevelOf(row));
        return level;
    }

    private RowLevel LevelByFirst(Row row)
    {
        foreach (var parent in Parents)
            if (row.Has(parent.Ordinal)) return parent.LevelOf(row);
        return RowLevel.None;
    }
}
