using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Access;

/// <summary>
/// What access to accounts gives on their contacts, cases and opportunities: to an account's owner by the owner's role, to others by the account's
/// shares, team and sharing rules, each of which says it for each kind of child.
/// </summary>
internal sealed class AccountChildren(UserAccess access, TableReads reads, Principals principals, RuleMembers members)
{
    public static readonly string[] Names = ["Contact", "Case", "Opportunity"];

    /// <summary>By the numbers of accounts.</summary>
    public RowLevel[] Levels(string child)
    {
        var accounts = access.State.Catalog["Account"];
        var levels = new RowLevel[reads.Of(accounts).Count + 1];
        var owners = ByOwner(child);
        var rules = access.Policy.RulesOf("Account");
        var criteria = rules.CriteriaRules.Where(Reaches).Select(rule => (Criteria: RowCriteria.Bind(rule.CriteriaItems, rule.BooleanFilter, accounts), Level: LevelOf(rule, child))).Where(rule => rule.Level > RowLevel.None).ToList();
        foreach (var account in reads.Rows(accounts))
        {
            Raise(levels, account.Id, owners.GetValueOrDefault(account.Ref("OwnerId")));
            foreach (var rule in criteria)
                if (rule.Criteria.Holds(account.Row)) Raise(levels, account.Id, rule.Level);
        }
        foreach (var share in reads.Rows("AccountShare"))
            if (principals.Has(share.Ref("UserOrGroupId"))) Raise(levels, share.Ref("AccountId"), RowLevels.Parse(share.Text(child + "AccessLevel") is { Length: > 0 } text ? text : "None"));
        foreach (var (_, record, member, level) in Teams.Of("Account", reads, child))
            if (principals.Users.Contains(member)) Raise(levels, record, level);
        return levels;
    }

    private Dictionary<RecordId, RowLevel> ByOwner(string child)
    {
        var roles = new RoleTree(reads);
        var given = reads.Rows("UserRole").ToDictionary(role => role.Id, role => RowLevels.Parse(role.Text(child + "AccessForAccountOwner") is { Length: > 0 } text ? text : "None"));
        var owners = principals.Users.ToDictionary(user => user, user => given.GetValueOrDefault(roles.RoleOf(user)));
        foreach (var rule in access.Policy.RulesOf("Account").OwnerRules.Where(Reaches))
            foreach (var owner in members.Owners(rule.SharedFrom ?? new())) owners[owner] = RowLevels.Max(owners.GetValueOrDefault(owner), LevelOf(rule, child));
        return owners;
    }

    private bool Reaches(SharingRule rule) => members.Named(rule.SharedTo).Any(principals.Has);

    public static RowLevel LevelOf(SharingRule rule, string child) => RowLevels.Parse(child switch
    {
        "Contact" => rule.ContactAccessLevel,
        "Case" => rule.CaseAccessLevel,
        _ => rule.OpportunityAccessLevel,
    });

    private static void Raise(RowLevel[] levels, RecordId account, RowLevel level)
    {
        if (account.Number > 0 && account.Number < levels.Length) levels[account.Number] = RowLevels.Max(levels[account.Number], level);
    }
}
