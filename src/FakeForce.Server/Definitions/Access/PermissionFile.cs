using FakeForce.Engine.Access;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Access;

/// <summary>The keys of profiles and permission sets in fakeforce.json, in the words of the metadata types of those names.</summary>
internal static class PermissionFile
{
    public static readonly DefinitionReader<ProfileDefinition> Profiles = new("profiles", "fullName", name => new ProfileDefinition(name),
        GrantKeys.And<ProfileDefinition>(one => one.Grants, (one, grants) => one with { Grants = grants }, new(StringComparer.Ordinal)
        {
            ["userLicense"] = (one, value) => one with { UserLicense = Text(value) },
            ["custom"] = (one, value) => Unused(one, Flag(value)),
            ["description"] = (one, value) => Unused(one, Text(value)),
        }));

    public static readonly DefinitionReader<PermissionSetDefinition> PermissionSets = SetsOf("permissionSets");

    public static readonly DefinitionReader<PermissionSetDefinition> MutingPermissionSets = SetsOf("mutingPermissionSets");

    public static readonly DefinitionReader<PermissionSetGroupDefinition> Groups = new("permissionSetGroups", "fullName", name => new PermissionSetGroupDefinition(name), new(StringComparer.Ordinal)
    {
        ["label"] = (one, value) => one with { Label = Text(value) },
        ["description"] = (one, value) => one with { Description = Text(value) },
        ["hasActivationRequired"] = (one, value) => one with { HasActivationRequired = Flag(value) },
        ["permissionSets"] = (one, value) => one with { PermissionSets = Texts(value) },
        ["mutingPermissionSets"] = (one, value) => one with { MutingPermissionSets = Texts(value) },
        // Salesforce's own note of whether it has worked the group out; here that is always so.
        ["status"] = (one, value) => Unused(one, Text(value)),
    });

    public static readonly DefinitionReader<CustomPermissionDefinition> CustomPermissions = new("customPermissions", "fullName", name => new CustomPermissionDefinition(name), new(StringComparer.Ordinal)
    {
        ["label"] = (one, value) => one with { Label = Text(value) },
        ["description"] = (one, value) => one with { Description = Text(value) },
        ["isLicensed"] = (one, value) => Unused(one, Flag(value)),
    });

    private static DefinitionReader<PermissionSetDefinition> SetsOf(string key) => new(key, "fullName", name => new PermissionSetDefinition(name),
        GrantKeys.And<PermissionSetDefinition>(one => one.Grants, (one, grants) => one with { Grants = grants }, new(StringComparer.Ordinal)
        {
            ["label"] = (one, value) => one with { Label = Text(value) },
            ["description"] = (one, value) => one with { Description = Text(value) },
            ["hasActivationRequired"] = (one, value) => one with { HasActivationRequired = Flag(value) },
            ["license"] = (one, value) => Unused(one, Text(value)),
        }));

    private static T Unused<T>(T one, object _) => one;
}
