using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Definitions.Access;
using FakeForce.Server.Definitions.ExternalServices;
using FakeForce.Server.Definitions.Flows;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>What fakeforce.json says of the org as a whole and of who may log in to it.</summary>
internal static class OrgFile
{
    private static readonly Dictionary<string, Func<OrgOptions, string, OrgOptions>> Keys = new(StringComparer.Ordinal)
    {
        ["organization"] = (org, text) => org with { Name = text },
        ["myDomain"] = (org, text) => org with { MyDomain = text },
        ["username"] = (org, text) => org with { Username = text },
        ["password"] = (org, text) => org with { Password = text },
        ["securityToken"] = (org, text) => org with { SecurityToken = text },
    };

    public static OrgOptions Apply(JsonElement root, OrgOptions org, List<string> problems)
    {
        // Without a file the tables of its keys need not be made.
        if (root.ValueKind != JsonValueKind.Object) return org;
        foreach (var (key, set) in Keys)
            if (root.TryGetProperty(key, out var value)) org = Set(org, key, value, set, problems);
        var callouts = CalloutFile.Read(root, problems);
        return org with
        {
            Identity = IdentityFile.Read(root, problems),
            Access = AccessFile.Read(root, problems),
            NamedQueries = NamedQueryFile.Read(root, problems),
            Events = EventFile.Read(root, problems),
            ValidationRules = ValidationFile.Read(root, problems),
            Outbound = WorkflowFile.Read(root, problems),
            Duplicates = RecordRuleFile.ReadDuplicates(root, problems),
            AssignmentRules = RecordRuleFile.ReadAssignment(root, problems),
            Workflow = WorkflowFile.ReadActions(root, problems),
            LeadMappings = RecordRuleFile.ReadLeadMappings(root, problems),
            EscalationRules = EscalationFile.Read(root, problems),
            Mail = MailFile.Read(root, problems),
            Callouts = callouts,
            ExternalServices = ExternalServiceFile.Read(root, callouts, problems),
            ApexRest = ApexRestFile.Read(root, problems),
            External = ExternalFile.Read(root, problems),
            Metadata = MetadataFile.Read(root, problems),
            Flows = FlowFile.Read(root, problems),
        };
    }

    /// <summary>Adds everything that is wrong with these keys, without making an org.</summary>
    public static void Check(JsonElement root, List<string> problems)
    {
        if (root.ValueKind != JsonValueKind.Object) return;
        var org = Apply(root, new OrgOptions { Catalog = null! }, problems);
        problems.AddRange(org.Identity.Problems(org.Username, org.Access));
    }

    private static OrgOptions Set(OrgOptions org, string key, JsonElement value, Func<OrgOptions, string, OrgOptions> set, List<string> problems)
    {
        try
        {
            return set(org, Text(value));
        }
        catch (FormatException problem)
        {
            problems.Add($"{key}: {problem.Message}");
            return org;
        }
    }
}
