using System.Collections.Frozen;

namespace FakeForce.Engine.Access;

/// <summary>
/// What the standard profiles may do with standard objects. Salesforce's page (Help, "Standard Profiles") says it in words: a standard user creates
/// and edits most major types of records, views campaigns, and creates solutions; the others add to that or take from it. Where it says nothing
/// of an object, the letters are ours: c create, r read, e edit, d delete.
/// </summary>
internal static class StandardGrants
{
    private static readonly FrozenDictionary<string, string> standardUser = new Dictionary<string, string>
    {
        ["Account"] = "cred",
        ["Asset"] = "cred",
        ["AssetRelationship"] = "cred",
        ["Campaign"] = "r",
        ["Case"] = "cred",
        ["Contact"] = "cred",
        ["ContactPointAddress"] = "cred",
        ["ContactPointEmail"] = "cred",
        ["ContactPointPhone"] = "cred",
        ["Contract"] = "cre",
        ["Document"] = "cred",
        ["Entitlement"] = "r",
        ["Idea"] = "cr",
        ["Individual"] = "cred",
        ["Lead"] = "cred",
        ["Location"] = "r",
        ["Macro"] = "r",
        ["Opportunity"] = "cred",
        ["Order"] = "cred",
        ["Pricebook2"] = "r",
        ["Product2"] = "r",
        ["PushTopic"] = "r",
        ["QuickText"] = "r",
        ["Quote"] = "cred",
        ["ServiceContract"] = "r",
        ["Solution"] = "cr",
        ["StreamingChannel"] = "r",
        ["WorkOrder"] = "cred",
        ["WorkOrderLineItem"] = "cred",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Beside or instead of a standard user's letters.</summary>
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> profiles = new Dictionary<string, FrozenDictionary<string, string>>
    {
        ["Standard User"] = With(),
        ["Custom: Sales Profile"] = With(),
        ["Custom: Marketing Profile"] = With(("Campaign", "cred")),
        ["Custom: Support Profile"] = With(),
        ["Solution Manager"] = With(("Solution", "cred")),
        ["Marketing User"] = With(("Campaign", "cred")),
        ["Contract Manager"] = With(("Contract", "cred")),
        ["Read Only"] = standardUser.ToFrozenDictionary(entry => entry.Key, _ => "r", StringComparer.Ordinal),
        ["Standard Platform User"] = Only(("Account", "cred"), ("Contact", "cred"), ("Document", "cred"), ("Individual", "cred")),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>User permissions of the same profiles, of those that FakeForce asks for.</summary>
    private static readonly string[] userPermissions = ["EditTask", "EditEvent", "ViewSetup", "EnableNotifications"];

    public static bool Has(string profile) => profiles.ContainsKey(profile);

    /// <summary>What a profile gives where its definition, if there is one, says nothing else.</summary>
    public static PermissionGrants And(string profile, PermissionGrants defined)
    {
        var own = profiles.GetValueOrDefault(profile, FrozenDictionary<string, string>.Empty);
        var given = own.Where(entry => !defined.ObjectPermissions.Any(one => one.Object == entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal);
        return defined with
        {
            ObjectPermissions = [.. given.Select(entry => OfLetters(entry.Key, entry.Value)), .. defined.ObjectPermissions],
            UserPermissions = [.. Users(profile).Where(name => !defined.UserPermissions.Any(one => one.Name == name)).Select(name => new UserPermission(name)), .. defined.UserPermissions],
        };
    }

    private static IEnumerable<string> Users(string profile) => !Has(profile) ? [] : profile == "Read Only" ? ["ViewSetup", "EnableNotifications"] : userPermissions;

    private static ObjectPermission OfLetters(string sobject, string letters) => new(sobject)
    {
        AllowCreate = letters.Contains('c', StringComparison.Ordinal),
        AllowRead = letters.Contains('r', StringComparison.Ordinal),
        AllowEdit = letters.Contains('e', StringComparison.Ordinal),
        AllowDelete = letters.Contains('d', StringComparison.Ordinal),
    };

    private static FrozenDictionary<string, string> With(params (string Object, string Letters)[] others)
    {
        var all = new Dictionary<string, string>(standardUser, StringComparer.Ordinal);
        foreach (var (sobject, letters) in others) all[sobject] = letters;
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> Only(params (string Object, string Letters)[] all) => all.ToFrozenDictionary(one => one.Object, one => one.Letters, StringComparer.Ordinal);
}
