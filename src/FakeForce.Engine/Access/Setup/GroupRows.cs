using FakeForce.Engine.Records;

namespace FakeForce.Engine.Access;

/// <summary>The rows of roles, public groups and queues, and who is in them.</summary>
internal sealed class GroupRows(SetupWriter writer)
{
    /// <summary>Groups that stand for a role: its users, and with "AndSubordinates" those of the roles below it too (Object Reference, "Group").</summary>
    public static readonly string[] OfRoles = ["Role", "RoleAndSubordinates"];

    public void Write(AccessDefinitions access)
    {
        foreach (var role in access.Roles) Write(role);
        foreach (var role in access.Roles)
            if (role.ParentRole is { } parent && Role(role.FullName) is { IsEmpty: false } id) writer.Change("UserRole", id, ("ParentRoleId", Value.Of(Role(parent))));
        foreach (var group in access.Groups.Where(group => writer.IsFirst("group", group.FullName)))
            writer.Add("Group", ("Name", Value.Of(group.Name ?? group.FullName)), ("DeveloperName", Value.Of(group.FullName)), ("Type", Value.Of("Regular")),
                ("DoesIncludeBosses", Value.Of(group.DoesIncludeBosses)), ("DoesSendEmailToMembers", Value.Of(group.DoesSendEmailToMembers)));
        foreach (var queue in access.Queues.Where(queue => writer.IsFirst("queue", queue.FullName))) Write(queue);
    }

    /// <summary>Behind the users.</summary>
    public void WriteMembers(AccessDefinitions access)
    {
        foreach (var group in access.Groups.Where(group => writer.IsFirst("members", group.FullName))) WriteMembers(Group("Regular", group.FullName), group.Members);
        foreach (var queue in access.Queues.Where(queue => writer.IsFirst("queue members", queue.FullName))) WriteMembers(Group("Queue", queue.FullName), queue.Members);
    }

    public void AddMember(RecordId group, RecordId member)
    {
        if (!group.IsEmpty && !member.IsEmpty) writer.Add("GroupMember", ("GroupId", Value.Of(group)), ("UserOrGroupId", Value.Of(member)));
    }

    public RecordId Role(string name) => writer.Find("UserRole", "DeveloperName", name);

    public RecordId Group(string type, string name) => writer.Find("Group", "DeveloperName", Value.Of(name), "Type", type);

    private void Write(RoleDefinition role)
    {
        if (!writer.IsFirst("role", role.FullName)) return;
        var id = writer.Add("UserRole", ("Name", Value.Of(role.Name ?? role.FullName)), ("DeveloperName", Value.Of(role.FullName)),
            ("OpportunityAccessForAccountOwner", Value.Of(role.OpportunityAccessLevel ?? "Edit")), ("CaseAccessForAccountOwner", Value.Of(role.CaseAccessLevel ?? "Edit")),
            ("ContactAccessForAccountOwner", Value.Of(role.ContactAccessLevel ?? "Edit")));
        foreach (var type in OfRoles) writer.Add("Group", ("DeveloperName", Value.Of(role.FullName)), ("Type", Value.Of(type)), ("RelatedId", Value.Of(id)));
    }

    private void Write(QueueDefinition queue)
    {
        var id = writer.Add("Group", ("Name", Value.Of(queue.Name ?? queue.FullName)), ("DeveloperName", Value.Of(queue.FullName)), ("Type", Value.Of("Queue")),
            ("Email", Value.Of(queue.Email)), ("DoesSendEmailToMembers", Value.Of(queue.DoesSendEmailToMembers)), ("DoesIncludeBosses", Value.Of(true)));
        foreach (var sobject in queue.Objects) writer.Add("QueueSobject", ("QueueId", Value.Of(id)), ("SobjectType", Value.Of(sobject)));
    }

    private void WriteMembers(RecordId group, MemberList members)
    {
        foreach (var name in members.Users) AddMember(group, writer.Find("User", "Username", name));
        foreach (var name in members.Groups) AddMember(group, Group("Regular", name));
        foreach (var name in members.Queues) AddMember(group, Group("Queue", name));
        foreach (var name in members.Roles) AddMember(group, Group("Role", name));
        foreach (var name in members.RolesAndSubordinates) AddMember(group, Group("RoleAndSubordinates", name));
        if (members.AllInternalUsers) AddMember(group, writer.Find("Group", "Type", "Organization"));
    }
}
