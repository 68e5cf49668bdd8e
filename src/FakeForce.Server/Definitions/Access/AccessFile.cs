using System.Text.Json;
using FakeForce.Engine.Access;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Access;

/// <summary>Everything that fakeforce.json says of who may see and do what.</summary>
internal static class AccessFile
{
    /// <summary>What is not of its form goes to <paramref name="problems"/>.</summary>
    public static AccessDefinitions Read(JsonElement root, List<string> problems) => root.ValueKind != JsonValueKind.Object ? AccessDefinitions.None : new()
    {
        Enforced = Enforced(root, problems),
        Profiles = PermissionFile.Profiles.Read(root, problems),
        PermissionSets = PermissionFile.PermissionSets.Read(root, problems),
        PermissionSetGroups = PermissionFile.Groups.Read(root, problems),
        MutingPermissionSets = PermissionFile.MutingPermissionSets.Read(root, problems),
        CustomPermissions = PermissionFile.CustomPermissions.Read(root, problems),
        Roles = GroupFile.Roles.Read(root, problems),
        Groups = GroupFile.Groups.Read(root, problems),
        Queues = GroupFile.Queues.Read(root, problems),
        SharingRules = SharingFile.Rules.Read(root, problems),
        SharingModels = SharingModels(root),
    };

    /// <summary>Adds what does not go together, or not with the org's schema, which is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems, List<string> warnings)
    {
        var access = Read(options.Definitions, []);
        var found = new AccessProblems(access, SchemaFile.CatalogOf(options.Definitions, options.Feature), MetadataFile.Read(options.Definitions, []).RecordTypes.Select(type => type.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase));
        problems.AddRange(found.Find());
        warnings.AddRange(found.Warnings);
    }

    private static bool? Enforced(JsonElement root, List<string> problems)
    {
        if (!root.TryGetProperty("permissions", out var value)) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (text is not ("enforced" or "open")) problems.Add("permissions: must be \"enforced\" or \"open\"");
        return text == "enforced";
    }

    // What is wrong with objects SchemaFile reports.
    private static Dictionary<string, SharingModel> SharingModels(JsonElement root)
    {
        var models = new Dictionary<string, SharingModel>(StringComparer.OrdinalIgnoreCase);
        if (!root.TryGetProperty("objects", out var objects) || objects.ValueKind != JsonValueKind.Array) return models;
        foreach (var item in objects.EnumerateArray())
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("fullName", out var name) && name.ValueKind == JsonValueKind.String
                && item.TryGetProperty("sharingModel", out var value) && Problem(() => Choice<SharingModel>(value)) is null) models[name.GetString()!] = Choice<SharingModel>(value);
        return models;
    }
}
