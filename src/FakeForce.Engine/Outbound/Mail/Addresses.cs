using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Mail;

/// <summary>Somebody whom a mail goes to; the id is empty where an address is all that is known.</summary>
internal readonly record struct Addressee(string Address, RecordId Person);

/// <summary>The addresses of users, people, groups and roles.</summary>
internal static class Addresses
{
    /// <summary>Groups in groups that are followed; beyond, those of a circle are.</summary>
    private const int MostDepth = 5;

    public static string? OfUser(Transaction transaction, RecordId user) => transaction.Catalog["User"] is var type && user.Prefix == type.KeyPrefix ? EmailOf(transaction.Find(type, user), type) : null;

    public static IEnumerable<Addressee> OfUsername(Transaction transaction, string username) => NamedOwner.Find(transaction, "User", username) is { } id ? Of(transaction, id) : [];

    /// <summary>Of a contact or a lead.</summary>
    public static string? OfPerson(Transaction transaction, RecordId id) => transaction.Catalog.TryFind(id.Prefix, out var type) && type.Name is ("Contact" or "Lead") ? EmailOf(transaction.Find(type, id), type) : null;

    /// <summary>Of a contact, a lead, an active user, or those whom a queue's mails go to.</summary>
    public static IEnumerable<Addressee> Of(Transaction transaction, RecordId id)
    {
        if (id.IsEmpty || !transaction.Catalog.TryFind(id.Prefix, out var type)) return [];
        var row = transaction.Find(type, id);
        if (!row.IsLive) return [];
        if (type.Name == "Group") return OfGroup(transaction, id, row, type);
        if (type.Name == "User" && !row.Boolean(type["IsActive"].Ordinal)) return [];
        return EmailOf(row, type) is { } address ? [new(address, id)] : [];
    }

    /// <summary>Users of a role, and of the roles below it if they are wanted.</summary>
    public static IEnumerable<Addressee> OfRole(Transaction transaction, string developerName, bool withSubordinates)
    {
        var roles = transaction.Catalog["UserRole"];
        return OfRoles(transaction, ExternalIds.Find(transaction, roles, roles["DeveloperName"], Value.Of(developerName)), withSubordinates);
    }

    private static IEnumerable<Addressee> OfRoles(Transaction transaction, IEnumerable<RecordId> start, bool withSubordinates)
    {
        var (roles, users, wanted) = (transaction.Catalog["UserRole"], transaction.Catalog["User"], start.ToHashSet());
        var (parent, role) = (roles["ParentRoleId"], users["UserRoleId"]);
        while (withSubordinates && All(transaction, roles).Where(one => one.Row.Has(parent.Ordinal) && wanted.Contains(one.Row.Reference(parent.Ordinal)) && !wanted.Contains(one.Id)).Select(one => one.Id).ToList() is { Count: > 0 } more) wanted.UnionWith(more);
        return All(transaction, users).Where(user => user.Row.Has(role.Ordinal) && wanted.Contains(user.Row.Reference(role.Ordinal))).SelectMany(user => Of(transaction, user.Id));
    }

    public static IEnumerable<Addressee> OfGroup(Transaction transaction, string developerName)
    {
        var groups = transaction.Catalog["Group"];
        return ExternalIds.Find(transaction, groups, groups["DeveloperName"], Value.Of(developerName)).SelectMany(id => Members(transaction, id, 0));
    }

    // Help, "Create Queues": mails go to the queue's own address, and to its members if it says so; without an address to the members.
    private static IEnumerable<Addressee> OfGroup(Transaction transaction, RecordId id, Row row, SObjectType groups)
    {
        if (EmailOf(row, groups) is not { } own) return Members(transaction, id, 0);
        return groups.TryField("DoesSendEmailToMembers", out var too) && row.Boolean(too.Ordinal) ? Members(transaction, id, 0).Prepend(new(own, id)) : [new(own, id)];
    }

    // Of a group that stands for a role (its type is Role or RoleAndSubordinates…) those of the role are members.
    private static IEnumerable<Addressee> Members(Transaction transaction, RecordId group, int depth)
    {
        var (groups, type) = (transaction.Catalog["Group"], transaction.Catalog["GroupMember"]);
        var row = transaction.Find(groups, group);
        if (row.Get(groups["Type"]) is { IsNull: false } kind && kind.AsText.StartsWith("Role", StringComparison.Ordinal))
        {
            foreach (var user in OfRoles(transaction, [row.Reference(groups["RelatedId"].Ordinal)], withSubordinates: kind.AsText != "Role")) yield return user;
            yield break;
        }
        foreach (var member in ExternalIds.Find(transaction, type, type["GroupId"], Value.Of(group)))
        {
            var one = transaction.Find(type, member).Reference(type["UserOrGroupId"].Ordinal);
            if (one.Prefix != groups.KeyPrefix) foreach (var user in Of(transaction, one)) yield return user;
            else if (depth < MostDepth) foreach (var user in Members(transaction, one, depth + 1)) yield return user;
        }
    }

    private static IEnumerable<(RecordId Id, Row Row)> All(Transaction transaction, SObjectType type)
    {
        for (var number = 1; number <= transaction.CountOf(type); number++)
            if (transaction.Find(type, type.IdOf(number)) is { IsLive: true } row) yield return (type.IdOf(number), row);
    }

    private static string? EmailOf(Row row, SObjectType type) => row.IsLive && type.TryField("Email", out var field) && row.Has(field.Ordinal) ? row.Get(field).AsText : null;
}
