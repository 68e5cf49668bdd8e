using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>
/// UserEntityAccess: what a user may do with an sObject. An administrator, and everybody in an org without
/// permissions, may do whatever the sObject allows. Source: Tooling API, "UserEntityAccess".
/// </summary>
internal static class UserEntityAccesses
{
    private static readonly RowParts<Access> parts = new()
    {
        { "DurableId", a => $"{DurableIds.Of(a.Type)}.{a.User.ToShortString()}" },
        { "UserId", a => a.User },
        { "EntityDefinitionId", a => DurableIds.Of(a.Type) },
        { "->EntityDefinition", a => a.Link },
        { "IsMergeable", a => a.May(SObjectFlags.Mergeable) },
        { "IsUpdatable", a => a.May(SObjectFlags.Updateable) },
        { "IsActivateable", a => a.May(SObjectFlags.Activateable) },
        { "IsReadable", a => a.May(SObjectFlags.Queryable | SObjectFlags.Retrieveable) },
        { "IsCreatable", a => a.May(SObjectFlags.Createable) },
        { "IsEditable", a => a.May(SObjectFlags.Updateable) },
        { "IsDeletable", a => a.May(SObjectFlags.Deletable) },
        { "IsUndeletable", a => a.May(SObjectFlags.Undeletable) },
    };

    public static DerivedObject Object { get; } = new("UserEntityAccess", scope => parts.TableOf(scope.Catalog["UserEntityAccess"], Rows(scope)))
    {
        Reified = ["UserId", "DurableId"],
        Links = [new("EntityDefinition", "EntityDefinition")],
        Unknown = ["IsFlsUpdatable"],
    };

    private static IEnumerable<Access> Rows(DerivedScope scope)
    {
        var entities = WantedEntities.Of(scope.Query, scope.Catalog);
        foreach (var user in Users(scope).Distinct())
        {
            if (!scope.State.TryFind(user, out var type, out _) || type.Name != "User") continue;
            var isActive = scope.Read(user, "IsActive").AsBoolean;
            var seen = scope.State.AccessOf(user)?.Catalog;
            foreach (var entity in entities) yield return new Access(user, isActive, entity, scope.Catalog.Entities.LinkTo(entity), seen is null ? entity.Flags : seen.Seen(scope.State.Catalog.TryFind(entity.Name, out var whole) ? whole : entity)?.Flags ?? default);
        }
    }

    private static IEnumerable<RecordId> Users(DerivedScope scope)
    {
        foreach (var part in Conditions.AllOf(scope.Query.Where))
            foreach (var constant in Conditions.ConstantsOf(part))
            {
                var path = Conditions.EqualPathOf(part);
                if (path == "UserId") yield return constant.Value.AsId;
                else if (path == "DurableId" && RecordId.TryParse(constant.Value.AsText.Split('.')[^1], out var id)) yield return id;
            }
    }

    private sealed record Access(RecordId User, bool IsActive, SObjectType Type, RecordId Link, SObjectFlags Flags)
    {
        public bool May(SObjectFlags what) => IsActive && (Flags & what) != 0;
    }
}
