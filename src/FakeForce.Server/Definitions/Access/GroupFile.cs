using System.Text.Json;
using FakeForce.Engine.Access;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Access;

/// <summary>The keys "roles", "groups" and "queues" of fakeforce.json, in the words of Role, Group and Queue.</summary>
internal static class GroupFile
{
    private static readonly DefinitionReader<string> Sobjects = new("queueSobject", "sobjectType", name => name, new(StringComparer.Ordinal));

    public static readonly DefinitionReader<RoleDefinition> Roles = new("roles", "fullName", name => new RoleDefinition(name), new(StringComparer.Ordinal)
    {
        ["name"] = (role, value) => role with { Name = Text(value) },
        ["parentRole"] = (role, value) => role with { ParentRole = Text(value) },
        ["caseAccessLevel"] = (role, value) => role with { CaseAccessLevel = Level(value) },
        ["contactAccessLevel"] = (role, value) => role with { ContactAccessLevel = Level(value) },
        ["opportunityAccessLevel"] = (role, value) => role with { OpportunityAccessLevel = Level(value) },
        ["description"] = (role, value) => Unused(role, Text(value)),
        ["mayForecastManagerShare"] = (role, value) => Unused(role, Flag(value)),
    });

    public static readonly DefinitionReader<GroupDefinition> Groups = new("groups", "fullName", name => new GroupDefinition(name), new(StringComparer.Ordinal)
    {
        ["name"] = (group, value) => group with { Name = Text(value) },
        ["doesIncludeBosses"] = (group, value) => group with { DoesIncludeBosses = Flag(value) },
        ["doesSendEmailToMembers"] = (group, value) => group with { DoesSendEmailToMembers = Flag(value) },
        // Ours, in the form of sharedTo: the metadata type leaves members out.
        ["members"] = (group, value) => group with { Members = MemberFile.Read(value) },
    });

    public static readonly DefinitionReader<QueueDefinition> Queues = new("queues", "fullName", name => new QueueDefinition(name), new(StringComparer.Ordinal)
    {
        ["name"] = (queue, value) => queue with { Name = Text(value) },
        ["email"] = (queue, value) => queue with { Email = Text(value) },
        ["doesSendEmailToMembers"] = (queue, value) => queue with { DoesSendEmailToMembers = Flag(value) },
        ["queueSobject"] = (queue, value) => queue with { Objects = [.. Inner(problems => Sobjects.ReadList(value, "queueSobject", problems))] },
        ["queueMembers"] = (queue, value) => queue with { Members = MemberFile.Read(value) },
    });

    private static string Level(JsonElement value) => Text(value) is "None" or "Read" or "Edit" ? Text(value) : throw new FormatException("must be None, Read or Edit");

    private static T Unused<T>(T one, object _) => one;
}
