using FakeForce.Engine.Access;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Sharing;

/// <summary>
/// The rows of a share object: those that were made by hand, which are stored, and with them the owner of each record, what sharing rules give to
/// whom, and the members of teams (Object Reference, "AccountShare": RowCause). What parents and children give each other is not among them.
/// </summary>
internal sealed class ShareRows
{
    private readonly DerivedScope scope;
    private readonly SObjectType shares;
    private readonly SObjectType? of;
    private readonly SharingShape? shape;
    private readonly TableBuilder builder = new();

    public ShareRows(DerivedScope scope, SObjectType shares)
    {
        (this.scope, this.shares) = (scope, shares);
        var catalog = scope.State.Catalog;
        if (shares.AssociateParentEntity is not { } name || !catalog.TryFind(name, out of)) return;
        shape = catalog.Access?.ShapeOf(of, catalog) ?? SharingShape.Of(of, catalog, AccessDefinitions.None);
    }

    public Table Table()
    {
        foreach (var (type, row, id) in scope.RowsOf(shares.Name))
            if (!IsOwners(type, row)) Add(type, row, id);
        // Where parents decide, nothing is shared of the records themselves.
        if (shape is { Owner: not null, Parents.Count: 0, Shares: not null })
        {
            var draft = new ShareDraft(scope, shares, shape);
            var rules = RulesOf(draft.Reads);
            foreach (var (row, id) in Records())
            {
                builder.Add(draft.OfOwner(row, id));
                for (var rule = 0; rule < rules.Count; rule++) AddRule(draft, rules[rule], rule, row, id);
            }
            AddTeams(draft);
        }
        return builder.Build();
    }

    // "If a user has access to an account for one or more of the following … Manual, Owner, the records are compressed into one."
    private bool IsOwners(SObjectType type, Row row) => shape is { Owner: { } owner, Shares: { } table } && of is not null
        && scope.State.Find(of, row.Reference(table.Record.Ordinal)) is { Exists: true } record && record.Reference(owner.Ordinal) == row.Reference(table.UserOrGroup.Ordinal) && type.Index == table.Type.Index;

    private void Add(SObjectType type, Row row, RecordId id)
    {
        var draft = new RowDraft(shares);
        RowCopy.Copy(draft, type, row);
        RowCopy.Set(draft, "Id", Value.Of(id));
        builder.Add(draft.Pack());
    }

    // A query that names the records, as most do, has the shares of these made alone.
    private IEnumerable<(Row Row, RecordId Id)> Records()
    {
        var link = shape!.Shares!.Record.Name;
        var named = scope.Query.Type.Name == shares.Name ? link : scope.Query.Type.Name == of!.Name ? "Id" : null;
        var condition = Conditions.AllOf(scope.Query.Where).FirstOrDefault(condition => named is not null && Conditions.EqualPathOf(condition) == named);
        if (condition is null) return scope.RowsOf(of!.Name).Select(record => (record.Row, record.Id));
        var sight = scope.Context.AccessAt(scope.State)?.SightOf(of!);
        return Conditions.ConstantsOf(condition).Select(constant => constant.Value.AsId).Distinct().Where(id => id.Prefix == of!.KeyPrefix)
            .Select(id => (Row: scope.State.Find(of!, id), Id: id)).Where(record => record.Row.IsLive && sight?.Matches(record.Row, record.Id) != false);
    }

    private List<ShareRuleRows> RulesOf(TableReads reads)
    {
        if (scope.State.Catalog.Access?.RulesOf(of!.Name) is not { } rules || rules.OwnerRules.Count + rules.CriteriaRules.Count == 0) return [];
        var members = new RuleMembers(reads);
        return
        [
            .. rules.OwnerRules.Select(rule => new ShareRuleRows(rule, [.. members.Named(rule.SharedTo).Where(id => !id.IsEmpty)], members.Owners(rule.SharedFrom ?? new()), null)),
            .. rules.CriteriaRules.Select(rule => new ShareRuleRows(rule, [.. members.Named(rule.SharedTo).Where(id => !id.IsEmpty)], null, RowCriteria.Bind(rule.CriteriaItems, rule.BooleanFilter, of!))),
        ];
    }

    private void AddRule(ShareDraft draft, ShareRuleRows rule, int place, Row row, RecordId id)
    {
        if (rule.Owners?.Contains(row.Reference(shape!.Owner!.Ordinal)) == false || rule.Criteria?.Holds(row) == false) return;
        for (var i = 0; i < rule.Targets.Count; i++) builder.Add(draft.OfRule(rule.Rule, rule.Targets[i], ShareIds.OfRule(place, i, id.Number), row, id));
    }

    private void AddTeams(ShareDraft draft)
    {
        var sight = scope.Context.AccessAt(scope.State)?.SightOf(of!);
        foreach (var (member, record, user, level) in Teams.Of(of!.Name, draft.Reads, of.Name))
            if (level > RowLevel.None && scope.State.Find(of, record) is { IsLive: true } row && sight?.Matches(row, record) != false) builder.Add(draft.OfTeam(member, user, level, row, record));
    }

    private sealed record ShareRuleRows(SharingRule Rule, IReadOnlyList<RecordId> Targets, HashSet<RecordId>? Owners, RowCriteria? Criteria);
}
