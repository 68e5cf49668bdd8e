using System.Text.Json;
using FakeForce.Engine.Access;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Access;

/// <summary>The elements that profiles, permission sets and muting permission sets share (Metadata API guide, "PermissionSet").</summary>
internal static class GrantKeys
{
    private static readonly DefinitionReader<ObjectPermission> Objects = new("objectPermissions", "object", name => new ObjectPermission(name), new(StringComparer.Ordinal)
    {
        ["allowCreate"] = (one, value) => one with { AllowCreate = Flag(value) },
        ["allowRead"] = (one, value) => one with { AllowRead = Flag(value) },
        ["allowEdit"] = (one, value) => one with { AllowEdit = Flag(value) },
        ["allowDelete"] = (one, value) => one with { AllowDelete = Flag(value) },
        ["viewAllRecords"] = (one, value) => one with { ViewAllRecords = Flag(value) },
        ["modifyAllRecords"] = (one, value) => one with { ModifyAllRecords = Flag(value) },
        ["viewAllFields"] = (one, value) => one with { ViewAllFields = Flag(value) },
    });

    // "hidden" is of API versions up to 22, and says what readable says.
    private static readonly DefinitionReader<FieldPermission> Fields = new("fieldPermissions", "field", name => new FieldPermission(name), new(StringComparer.Ordinal)
    {
        ["readable"] = (one, value) => one with { Readable = Flag(value) },
        ["editable"] = (one, value) => one with { Editable = Flag(value) },
        ["hidden"] = (one, value) => one with { Readable = !Flag(value) },
    });

    private static readonly DefinitionReader<UserPermission> Users = new("userPermissions", "name", name => new UserPermission(name), new(StringComparer.Ordinal)
    {
        ["enabled"] = (one, value) => one with { Enabled = Flag(value) },
    });

    private static readonly DefinitionReader<RecordTypeVisibility> RecordTypes = new("recordTypeVisibilities", "recordType", name => new RecordTypeVisibility(name), new(StringComparer.Ordinal)
    {
        ["visible"] = (one, value) => one with { Visible = Flag(value) },
        ["default"] = (one, value) => one with { Default = Flag(value) },
        // There are no person accounts.
        ["personAccountDefault"] = (one, value) => Unused(one, Flag(value)),
    });

    private static readonly Dictionary<string, Func<PermissionGrants, JsonElement, PermissionGrants>> keys = new(StringComparer.Ordinal)
    {
        ["objectPermissions"] = (grants, value) => grants with { ObjectPermissions = Inner(problems => Objects.ReadList(value, "objectPermissions", problems)) },
        ["fieldPermissions"] = (grants, value) => grants with { FieldPermissions = Inner(problems => Fields.ReadList(value, "fieldPermissions", problems)) },
        ["userPermissions"] = (grants, value) => grants with { UserPermissions = Inner(problems => Users.ReadList(value, "userPermissions", problems)) },
        ["customPermissions"] = (grants, value) => grants with { CustomPermissions = Switched("customPermissions", "name", "enabled", value) },
        ["externalCredentialPrincipalAccesses"] = (grants, value) => grants with { ExternalCredentialPrincipals = Switched("externalCredentialPrincipalAccesses", "externalCredentialPrincipal", "enabled", value) },
        ["classAccesses"] = (grants, value) => grants with { Classes = Switched("classAccesses", "apexClass", "enabled", value) },
        ["recordTypeVisibilities"] = (grants, value) => grants with { RecordTypes = Inner(problems => RecordTypes.ReadList(value, "recordTypeVisibilities", problems)) },
    };

    /// <summary>A type's own keys and these.</summary>
    public static Dictionary<string, Func<T, JsonElement, T>> And<T>(Func<T, PermissionGrants> get, Func<T, PermissionGrants, T> with, Dictionary<string, Func<T, JsonElement, T>> own)
    {
        foreach (var (key, read) in keys) own[key] = (one, value) => with(one, read(get(one), value));
        return own;
    }

    // The names of what is switched on.
    private static List<string> Switched(string list, string nameKey, string flagKey, JsonElement value)
    {
        var reader = new DefinitionReader<(string Name, bool On)>(list, nameKey, name => (name, true), new(StringComparer.Ordinal)
        {
            [flagKey] = (one, flag) => (one.Name, Flag(flag)),
        });
        return [.. Inner(problems => reader.ReadList(value, list, problems)).Where(one => one.On).Select(one => one.Name)];
    }

    private static T Unused<T>(T one, bool _) => one;
}
