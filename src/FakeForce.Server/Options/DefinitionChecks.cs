using FakeForce.Server.Definitions;
using FakeForce.Server.Definitions.Access;
using FakeForce.Server.Definitions.Flows;

namespace FakeForce.Server.Options;

/// <summary>Everything that is wrong with an org's definitions, without making the org: first their form, then the schema, and what stands on the schema where that is right.</summary>
internal static class DefinitionChecks
{
    private static readonly Action<FakeForceOptions, List<string>>[] onSchema =
        [MetadataFile.Check, NamedQueryFile.Check, ApexRestFile.Check, EventFile.Check, ValidationFile.Check, WorkflowFile.Check, RecordRuleFile.Check, EscalationFile.Check];

    /// <summary>Problems stop a start; warnings are of what is left out.</summary>
    public static (List<string> Problems, List<string> Warnings) Find(FakeForceOptions options)
    {
        var (problems, warnings) = (new List<string>(), new List<string>());
        OrgFile.Check(options.Definitions, problems);
        var before = problems.Count;
        SchemaFile.Check(options.Definitions, options.Feature, problems);
        // What stands on a schema that is wrong would be wrong for its sake; of the rest everything is told at once.
        if (problems.Count > before) return (problems, warnings);
        AccessFile.Check(options, problems, warnings);
        MailFile.Check(options, problems, warnings);
        foreach (var check in onSchema) check(options, problems);
        if (problems.Count == before) FlowFile.Warn(options, warnings);
        return (problems, warnings);
    }
}
