using FakeForce.Engine.Access;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Sharing;

/// <summary>Writes shares that nobody made by hand. When one came about nobody knows: it has the time and user of its record's last change.</summary>
internal sealed class ShareDraft(DerivedScope scope, SObjectType shares, SharingShape shape)
{
    private readonly RoleTree roles = new(new TableReads(scope.State));

    public TableReads Reads { get; } = new(scope.State);

    public byte[] OfOwner(Row row, RecordId id)
    {
        var owner = row.Reference(shape.Owner!.Ordinal);
        var draft = Begin(ShareIds.OfOwner(id.Number), owner, "Owner", RowLevel.All, row, id);
        // What the owner of an account has of its children is the owner's role's to say, and no less than everybody has.
        foreach (var child in ChildrenOf()) Set(draft, child, RowLevels.Max(Default(child), OfRole(owner, child)));
        return draft.Pack();
    }

    public byte[] OfRule(SharingRule rule, RecordId target, long number, Row row, RecordId id)
    {
        var draft = Begin(number, target, "Rule", RowLevels.Parse(rule.AccessLevel), row, id);
        foreach (var child in ChildrenOf()) Set(draft, child, RowLevels.Max(Default(child), AccountChildren.LevelOf(rule, child)));
        return draft.Pack();
    }

    public byte[] OfTeam(SetupRow member, RecordId user, RowLevel level, Row row, RecordId id)
    {
        var draft = Begin(ShareIds.OfTeam(member.Id.Number), user, "Team", level, row, id);
        foreach (var child in ChildrenOf()) Set(draft, child, RowLevels.Max(Default(child), RowLevels.Parse(member.Text(child + "AccessLevel") is { Length: > 0 } text ? text : "None")));
        return draft.Pack();
    }

    private RowDraft Begin(long number, RecordId userOrGroup, string cause, RowLevel level, Row row, RecordId id)
    {
        var draft = new RowDraft(shares);
        RowCopy.Set(draft, "Id", Value.Of(new RecordId(shares.KeyPrefix ?? default, number)));
        RowCopy.Set(draft, shape.Shares!.Record.Name, Value.Of(id));
        RowCopy.Set(draft, "UserOrGroupId", Value.Of(userOrGroup));
        RowCopy.Set(draft, shape.Shares.Level.Name, Value.Of(level.ToString()));
        RowCopy.Set(draft, "RowCause", Value.Of(cause));
        foreach (var name in new[] { "LastModifiedDate", "LastModifiedById" }) RowCopy.Set(draft, name, DerivedScope.Read(shape.Type, row, name));
        return draft;
    }

    private string[] ChildrenOf() => shape.Type.Name == "Account" ? AccountChildren.Names : [];

    // Of contacts that their account decides about it says nothing.
    private void Set(RowDraft draft, string child, RowLevel level)
    {
        if (ShapeOf(child) is { Parents.Count: 0 }) RowCopy.Set(draft, child + "AccessLevel", Value.Of(RowLevels.Min(level, RowLevel.Edit).ToString()));
    }

    private RowLevel Default(string child) => ShapeOf(child) is { } of ? RowLevels.OfDefault(of.Model) : RowLevel.None;

    private RowLevel OfRole(RecordId owner, string child)
    {
        var role = roles.RoleOf(owner);
        if (role.IsEmpty || !scope.State.Catalog.TryFind("UserRole", out var type)) return RowLevel.None;
        return RowLevels.Parse(new SetupRow(type, role, Reads.Of(type).RowAt(role.Number)).Text(child + "AccessForAccountOwner") is { Length: > 0 } text ? text : "None");
    }

    private SharingShape? ShapeOf(string sobject)
    {
        var catalog = scope.State.Catalog;
        return !catalog.TryFind(sobject, out var type) ? null : catalog.Access?.ShapeOf(type, catalog) ?? SharingShape.Of(type, catalog, AccessDefinitions.None);
    }
}
