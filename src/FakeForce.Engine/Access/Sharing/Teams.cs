using System.Collections.Frozen;

namespace FakeForce.Engine.Access;

/// <summary>Teams, whose members have access to the record (Object Reference, "AccountTeamMember", "OpportunityTeamMember", "CaseTeamMember").</summary>
internal static class Teams
{
    private static readonly FrozenDictionary<string, (string Team, string Record, string Member)> table = new Dictionary<string, (string, string, string)>
    {
        ["Account"] = ("AccountTeamMember", "AccountId", "UserId"),
        ["Case"] = ("CaseTeamMember", "ParentId", "MemberId"),
        ["Opportunity"] = ("OpportunityTeamMember", "OpportunityId", "UserId"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Record, member and level of each membership in teams of an sObject's records.</summary>
    /// <param name="sobject">Whose teams.</param>
    /// <param name="reads">Where they are read.</param>
    /// <param name="on">On which sObject the level is asked for: an account's team has one on each kind of child.</param>
    public static IEnumerable<(SetupRow Row, RecordId Record, RecordId Member, RowLevel Level)> Of(string sobject, TableReads reads, string on)
    {
        if (!table.TryGetValue(sobject, out var names)) yield break;
        foreach (var row in reads.Rows(names.Team))
            yield return (row, row.Ref(names.Record), row.Ref(names.Member), LevelOf(row, reads, on));
    }

    private static RowLevel LevelOf(SetupRow row, TableReads reads, string on)
    {
        if (on != "Case" || row.Type.Name != "CaseTeamMember") return row.Text(on + "AccessLevel") is { Length: > 0 } text ? RowLevels.Parse(text) : on == row.Type.Name[..^"TeamMember".Length] ? RowLevel.Read : RowLevel.None;
        return reads.State.Catalog.TryFind("CaseTeamRole", out var roles) ? RowLevels.Parse(new SetupRow(roles, row.Ref("TeamRoleId"), reads.Of(roles).RowAt(row.Ref("TeamRoleId").Number)).Text("AccessLevel")) : RowLevel.None;
    }
}
