using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>
/// Works out what a user may do with the records of an sObject: organisation-wide default, ownership and role hierarchy, sharing rules, shares,
/// teams, and what access to an account and to its children give each other (Help, "Sharing Settings" and "Built-in Sharing Behavior").
/// </summary>
internal sealed class SightBuilder(UserAccess access)
{
    private readonly TableReads reads = new(access.State);
    private Principals? principals;
    private RuleMembers? members;

    private Principals Principals
    {
        get
        {
            principals ??= access.Policy.PrincipalsOf(access);
            reads.Add(principals.Reads);
            return principals;
        }
    }

    private RuleMembers Members => members ??= new RuleMembers(reads);

    public Sight Build(SObjectType type)
    {
        var shape = access.Policy.ShapeOf(type, access.State.Catalog);
        var rights = access.Profile.RightsOn(type, access.State.Catalog);
        var open = Openly(type, shape, rights);
        if (open == RowLevel.All || shape.IsOpen) return new Sight(reads, access.Profile, shape.IsOpen ? RowLevel.All : open);
        if (type.Name == "ContentDocument") return Files(shape, open);
        var parents = ParentsOf(shape);
        return new Sight(reads, access.Profile, open)
        {
            Rule = shape.Rule,
            Parents = [.. parents.Select(parent => new ParentSight(parent.Link, reads.Of(parent.Link.Parent), parent.Sight, parent.Most))],
            References = [.. shape.Parents.Select(link => link.Reference.Ordinal).Distinct()],
            Own = shape.Owner is null ? null : Own(shape, withChildren: type.Name == "Account" && open < RowLevel.Read),
            Secret = SecretOf(shape),
            Listed = Listed(parents, open),
        };
    }

    // Rights of objects without object permissions reach no records, but for what the pages of these say.
    private RowLevel Openly(SObjectType type, SharingShape shape, ObjectRights rights)
    {
        var level = RowLevels.OfDefault(shape.Model);
        var profile = access.Profile;
        if (type.Name is "Task" or "Event") return profile.ModifiesAllData ? RowLevel.All : profile.ViewsAllData ? RowLevel.Read : level;
        if (type.Name == "EmailMessage") return profile.ModifiesAllData ? RowLevel.All : level;
        // "Users can't edit, upload new versions, or delete files they don't have access to."
        if (type.Name == "ContentDocument") return profile.ViewsAllData && profile.Has("QueryAllFiles") ? RowLevel.Read : level;
        if (PermissionSubjects.Of(type, access.State.Catalog).Kind is not (SubjectKind.Granted or SubjectKind.Parent)) return level;
        return rights.HasFlag(ObjectRights.ModifyAll) ? RowLevel.All : rights.HasFlag(ObjectRights.ViewAll) ? RowLevels.Max(level, RowLevel.Read) : level;
    }

    // Of the many kinds of records that an activity may be about those that there are none of are left out.
    private List<(ParentLink Link, Sight Sight, RowLevel Most)> ParentsOf(SharingShape shape)
    {
        var found = new List<(ParentLink, Sight, RowLevel)>();
        foreach (var link in shape.Parents)
        {
            if (reads.Of(link.Parent).Count == 0 && shape.Rule == ParentRule.Adds) continue;
            var sight = access.SightOf(link.Parent);
            sight.AddTo(reads);
            found.Add((link, sight, link.Most(access.Catalog.Seen(link.Parent))));
        }
        return found;
    }

    private SecretRows? SecretOf(SharingShape shape) =>
        shape.Secret is var (flag, owner) && !access.Profile.ModifiesAllData ? new SecretRows(flag.Ordinal, owner.Ordinal, access.User) : null;

    // Versions are listed where their file is; links always name a file or what it is linked to.
    private Sight? Listed(List<(ParentLink Link, Sight Sight, RowLevel Most)> parents, RowLevel open) => parents is [var (link, sight, most)] && link.Gives != ParentGift.FileLink && sight.Listed is { } listed
        ? new Sight(reads, access.Profile, open) { Parents = [new ParentSight(link, reads.Of(link.Parent), listed, most)] } : null;

    private Sight Files(SharingShape shape, RowLevel open)
    {
        var links = new FileLinks(access, reads);
        var own = new OwnSight(shape.Owner!.Ordinal, KeyPrefix.Parse("005"), OwnersOf(shape), []);
        var listed = new Sight(reads, access.Profile, open) { Own = own with { Rows = links.Direct.Levels } };
        return new Sight(reads, access.Profile, open) { Own = own with { Rows = links.All.Levels }, Listed = listed };
    }

    private RowLevel[] OwnersOf(SharingShape shape)
    {
        var users = Levels("User");
        foreach (var user in shape.GoesUp ? Principals.Users : [access.User]) users[user.Number] = RowLevel.All;
        return users;
    }

    private OwnSight Own(SharingShape shape, bool withChildren)
    {
        var (users, groups) = (OwnersOf(shape), Levels("Group"));
        if (shape.GoesUp)
            foreach (var group in Principals.Groups) groups[group.Number] = RowLevel.All;
        var rules = access.Policy.RulesOf(shape.Type.Name);
        foreach (var rule in rules.OwnerRules.Where(Reaches)) AddOwners(rule, RowLevels.Parse(rule.AccessLevel), users, groups);
        return new OwnSight(shape.Owner!.Ordinal, KeyPrefix.Parse("005"), users, groups)
        {
            Rows = Shared(shape, withChildren),
            Accounts = ByAccount(shape),
            Criteria = [.. rules.CriteriaRules.Where(Reaches).Select(rule => (RowCriteria.Bind(rule.CriteriaItems, rule.BooleanFilter, shape.Type), RowLevels.Parse(rule.AccessLevel)))],
        };
    }

    private RowLevel[] Levels(string sobject) => new RowLevel[(access.State.Catalog.TryFind(sobject, out var type) ? reads.Of(type).Count : 0) + 1];

    private bool Reaches(SharingRule rule) => Members.Named(rule.SharedTo).Any(Principals.Has);

    private void AddOwners(SharingRule rule, RowLevel level, RowLevel[] users, RowLevel[] groups)
    {
        foreach (var owner in Members.Owners(rule.SharedFrom ?? new()))
        {
            var levels = owner.Prefix == KeyPrefix.Parse("005") ? users : groups;
            if (owner.Number < levels.Length) levels[owner.Number] = RowLevels.Max(levels[owner.Number], level);
        }
    }

    // By row number: shares, teams, and for accounts the children whom the user reaches by themselves.
    private RowLevel[]? Shared(SharingShape shape, bool withChildren)
    {
        var shared = new RowMarks();
        if (shape.Shares is { } shares)
            foreach (var row in reads.Rows(shares.Type))
                if (Principals.Has(row.Row.Reference(shares.UserOrGroup.Ordinal))) shared.Raise(row.Row.Reference(shares.Record.Ordinal), RowLevels.Parse(row.Row.Get(shares.Level).AsText));
        foreach (var (_, record, member, level) in Teams.Of(shape.Type.Name, reads, shape.Type.Name))
            if (Principals.Users.Contains(member)) shared.Raise(record, level);
        if (shape.Type.Name == "Event") AddInvitees(shared);
        if (withChildren)
            foreach (var child in AccountChildren.Names) AddParents(child, shared);
        return shared.Levels;
    }

    // An invited user sees the event (Object Reference, "EventRelation": who is invited).
    private void AddInvitees(RowMarks events)
    {
        foreach (var row in reads.Rows("EventRelation"))
            if (row.Ref("RelationId") == access.User) events.Raise(row.Ref("EventId"), RowLevel.Read);
    }

    // "If you have access to an account's child record, you have implicit Read Only access to that account."
    private void AddParents(string name, RowMarks accounts)
    {
        if (!access.State.Catalog.TryFind(name, out var type) || !type.TryField("AccountId", out var account)) return;
        var shape = access.Policy.ShapeOf(type, access.State.Catalog);
        if (shape.Parents.Count > 0 || shape.Owner is null) return;
        var own = Own(shape with { Type = type }, withChildren: false);
        foreach (var child in reads.Rows(type))
            if (child.Row.Has(account.Ordinal) && own.LevelOf(child.Row, child.Id.Number) >= RowLevel.Read) accounts.Raise(child.Row.Reference(account.Ordinal), RowLevel.Read);
    }

    private (int Ordinal, RowLevel[] Levels)? ByAccount(SharingShape shape) =>
        AccountChildren.Names.Contains(shape.Type.Name) && shape.Type.TryField("AccountId", out var account)
            ? (account.Ordinal, new AccountChildren(access, reads, Principals, Members).Levels(shape.Type.Name)) : null;
}
