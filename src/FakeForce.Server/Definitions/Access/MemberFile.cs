using System.Text.Json;
using FakeForce.Engine.Access;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Access;

/// <summary>
/// Whom a rule shares to or from (Metadata API guide, "SharedTo"), and who is in a queue ("Queue": queueMembers, which has each list one level
/// deeper): both forms are read in both places.
/// </summary>
internal static class MemberFile
{
    private static readonly Dictionary<string, Func<MemberList, JsonElement, MemberList>> keys = new(StringComparer.Ordinal)
    {
        ["user"] = (list, value) => list with { Users = Texts(value) },
        ["users"] = (list, value) => list with { Users = Deeper(value, "user") },
        ["group"] = (list, value) => list with { Groups = Texts(value) },
        ["groups"] = (list, value) => list with { Groups = Texts(value) },
        ["publicGroups"] = (list, value) => list with { Groups = Deeper(value, "publicGroup") },
        ["queue"] = (list, value) => list with { Queues = Texts(value) },
        ["role"] = (list, value) => list with { Roles = Texts(value) },
        ["roles"] = (list, value) => list with { Roles = Deeper(value, "role") },
        ["roleAndSubordinates"] = Below,
        // Without communities nobody is outside.
        ["roleAndSubordinatesInternal"] = Below,
        ["allInternalUsers"] = (list, _) => list with { AllInternalUsers = true },
    };

    public static MemberList Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) throw new FormatException("must be an object");
        var list = new MemberList();
        foreach (var property in value.EnumerateObject())
            list = keys.TryGetValue(property.Name, out var read) ? read(list, property.Value)
                : throw new FormatException($"has the unknown key \"{property.Name}\" beside {string.Join(", ", keys.Keys)}");
        return list;
    }

    private static MemberList Below(MemberList list, JsonElement value) =>
        list with { RolesAndSubordinates = [.. list.RolesAndSubordinates, .. Deeper(value, value.ValueKind == JsonValueKind.Object && value.TryGetProperty("roleAndSubordinatesInternal", out _) ? "roleAndSubordinatesInternal" : "roleAndSubordinate")] };

    private static string[] Deeper(JsonElement value, string name) =>
        value.ValueKind != JsonValueKind.Object ? Texts(value) : value.TryGetProperty(name, out var inner) ? Texts(inner) : throw new FormatException($"must be a list or have a \"{name}\"");
}
