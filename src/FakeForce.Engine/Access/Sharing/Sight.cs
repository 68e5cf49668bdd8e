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

/// <summary>A parent's level as the child has it.</summary>
internal sealed class ParentSight(ParentLink link, Table table, Sight sight)
{
    public int Ordinal { get; } = link.Reference.Ordinal;

    public RowLevel LevelOf(Row child)
    {
        if (sight.Everyone == RowLevel.All || !child.Has(Ordinal)) return RowLevel.All;
        var number = child.Reference(Ordinal).Number;
        var parent = table.RowAt(number);
        return link.Given(parent.Exists ? sight.LevelOf(parent, number) : sight.Everyone);
    }
}

/// <summary>What a record's owner, its shares and rules give. Levels stand in arrays by the numbers of users, groups and rows.</summary>
internal sealed class OwnSight(int owner, KeyPrefix userPrefix, RowLevel[] users, RowLevel[] groups)
{
    /// <summary>By shares, teams and children, by row number; null where there are none.</summary>
    public RowLevel[]? Rows { get; init; }

    /// <summary>By the account that it belongs to: the field, and the levels by the numbers of accounts.</summary>
    public (int Ordinal, RowLevel[] Levels)? Accounts { get; init; }

    public IReadOnlyList<(RowCriteria Criteria, RowLevel Level)> Criteria { get; init; } = [];

    public RowLevel LevelOf(Row row, long number)
    {
        var level = LevelOfOwner(row.Reference(owner));
        if (level == RowLevel.All) return level;
        if (Rows is not null && number > 0 && number < Rows.Length) level = RowLevels.Max(level, Rows[number]);
        if (Accounts is var (ordinal, levels) && row.Has(ordinal) && row.Reference(ordinal).Number is var account && account < levels.Length) level = RowLevels.Max(level, levels[account]);
        foreach (var (criteria, given) in Criteria)
            if (given > level && criteria.Holds(row)) level = given;
        return level;
    }

    private RowLevel LevelOfOwner(RecordId id)
    {
        var levels = id.Prefix == userPrefix ? users : groups;
        return id.Number < levels.Length ? levels[id.Number] : RowLevel.None;
    }
}
