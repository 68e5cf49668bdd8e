using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Flows;
using FakeForce.Engine.Flows.Definition;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Flows;

/// <summary>The key "flows" of fakeforce.json, in the words of the metadata type Flow.</summary>
internal static class FlowFile
{
    private static readonly DefinitionReader<FlowDefinition> flows = new("flows", "fullName", name => new FlowDefinition(name), new(StringComparer.Ordinal)
    {
        ["label"] = (flow, json) => flow with { Label = Text(json) },
        ["apiVersion"] = (flow, json) => flow with { ApiVersion = json.ValueKind == JsonValueKind.Number ? (int)json.GetDecimal() : throw new FormatException("must be a number") },
        ["processType"] = (flow, json) => flow with { ProcessType = Text(json) },
        ["status"] = (flow, json) => flow with { Status = Choice<FlowStatus>(json) },
        ["triggerOrder"] = (flow, json) => flow with { TriggerOrder = Number(json) },
        ["runInMode"] = (flow, json) => flow with { RunInMode = FlowModes.All.Contains(Text(json)) ? Text(json) : throw new FormatException($"must be one of {string.Join(", ", FlowModes.All)}") },
        ["timeZoneSidKey"] = (flow, json) => flow with { TimeZoneSidKey = TimeZoneInfo.TryFindSystemTimeZoneById(Text(json), out _) ? Text(json) : throw new FormatException($"{Text(json)} is no time zone") },
        ["isAdditionalPermissionRequiredToRun"] = (flow, json) => flow with { IsAdditionalPermissionRequiredToRun = Flag(json) },
        ["startElementReference"] = (flow, json) => flow with { StartElementReference = Text(json) },
        ["start"] = (flow, json) => flow with { Start = FlowStartReader.Read(json) },
        ["variables"] = (flow, json) => flow with { Variables = Inner(problems => FlowResourceReaders.Variables.ReadList(json, "variables", problems)) },
        ["constants"] = (flow, json) => flow with { Constants = Inner(problems => FlowResourceReaders.Constants.ReadList(json, "constants", problems)) },
        ["formulas"] = (flow, json) => flow with { Formulas = Inner(problems => FlowResourceReaders.Formulas.ReadList(json, "formulas", problems)) },
        ["textTemplates"] = (flow, json) => flow with { TextTemplates = Inner(problems => FlowResourceReaders.TextTemplates.ReadList(json, "textTemplates", problems)) },
        ["assignments"] = (flow, json) => With(flow, json, FlowElementReaders.Assignments),
        ["decisions"] = (flow, json) => With(flow, json, FlowElementReaders.Decisions),
        ["loops"] = (flow, json) => With(flow, json, FlowElementReaders.Loops),
        ["collectionProcessors"] = (flow, json) => With(flow, json, FlowElementReaders.Collections),
        ["customErrors"] = (flow, json) => With(flow, json, FlowElementReaders.CustomErrors),
        ["recordLookups"] = (flow, json) => With(flow, json, FlowRecordReaders.Lookups),
        ["recordCreates"] = (flow, json) => With(flow, json, FlowRecordReaders.Creates),
        ["recordUpdates"] = (flow, json) => With(flow, json, FlowRecordReaders.Updates),
        ["recordDeletes"] = (flow, json) => With(flow, json, FlowRecordReaders.Deletes),
        ["recordRollbacks"] = (flow, json) => With(flow, json, FlowRecordReaders.Rollbacks),
        ["subflows"] = (flow, json) => With(flow, json, FlowCallReaders.Subflows),
        ["actionCalls"] = (flow, json) => With(flow, json, FlowCallReaders.Actions),
        ["refused"] = (flow, json) => With(flow, json, FlowCallReaders.Refused),
        // What people write for people, and what only the builder reads.
        ["description"] = Unused,
        ["interviewLabel"] = Unused,
        ["environments"] = Unused,
    });

    /// <summary>What is not of their form goes to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<FlowDefinition> Read(JsonElement root, List<string> problems)
    {
        var found = flows.Read(root, problems);
        foreach (var twice in found.GroupBy(flow => flow.FullName, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)) problems.Add($"flows: {twice.Key} is declared more than once");
        foreach (var flow in found) problems.AddRange(Problems(flow).Select(problem => $"flows: {flow.FullName}: {problem}"));
        return found;
    }

    /// <summary>Adds a warning for whatever of the active flows does not fit the org or is not supported: they run as far as that.</summary>
    public static void Warn(FakeForceOptions options, List<string> warnings)
    {
        if (options.Definitions.ValueKind != JsonValueKind.Object || !options.Definitions.TryGetProperty("flows", out _)) return;
        var org = OrgFile.Apply(options.Definitions, new OrgOptions { Catalog = SchemaFile.CatalogOf(options.Definitions, options.Feature) }, []);
        warnings.AddRange(new Engine.Flows.Binding.FlowCatalog(org, org.Catalog).Problems());
    }

    private static FlowDefinition With<T>(FlowDefinition flow, JsonElement json, DefinitionReader<T> reader) where T : FlowElement =>
        flow with { Elements = [.. flow.Elements, .. Inner(problems => reader.ReadList(json, reader.List, problems))] };

    private static FlowDefinition Unused(FlowDefinition flow, JsonElement json) => flow;

    private static IEnumerable<string> Problems(FlowDefinition flow)
    {
        if (flow.Elements.Count > Engine.Flows.FlowLimits.MaxParts) yield return $"it has more than {Engine.Flows.FlowLimits.MaxParts} elements";
        var names = flow.Elements.Select(element => element.Name).Concat(flow.Variables.Select(one => one.Name)).Concat(flow.Constants.Select(one => one.Name)).Concat(flow.Formulas.Select(one => one.Name)).Concat(flow.TextTemplates.Select(one => one.Name));
        foreach (var twice in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)) yield return $"the name {twice.Key} is there more than once";
    }
}
