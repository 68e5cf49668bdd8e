using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>What a record's owner, its shares and rules give. Levels stand in arrays by the numbers of users, groups and rows.</summary>
internal sealed record OwnSight(int Owner, KeyPrefix UserPrefix, RowLevel[] Users, RowLevel[] Groups)
{
    /// <summary>By shares, teams and children, by row number; null where there are none.</summary>
    public RowLevel[]? Rows { get; init; }

    /// <summary>By the account that it belongs to: the field, and the levels by the numbers of accounts.</summary>
    public (int Ordinal, RowLevel[] Levels)? Accounts { get; init; }

    public IReadOnlyList<(RowCriteria Criteria, RowLevel Level)> Criteria { get; init; } = [];

    public RowLevel LevelOf(Row row, long number)
    {
        var level = LevelOfOwner(row.Reference(Owner));
        if (level == RowLevel.All) return level;
        if (Rows is not null && number > 0 && number < Rows.Length) level = RowLevels.Max(level, Rows[number]);
        if (Accounts is var (ordinal, levels) && row.Has(ordinal) && row.Reference(ordinal).Number is var account && account < levels.Length) level = RowLevels.Max(level, levels[account]);
        foreach (var (criteria, given) in Criteria)
            if (given > level && criteria.Holds(row)) level = given;
        return level;
    }

    private RowLevel LevelOfOwner(RecordId id)
    {
        var levels = id.Prefix == UserPrefix ? Users : Groups;
        return id.Number < levels.Length ? levels[id.Number] : RowLevel.None;
    }
}
