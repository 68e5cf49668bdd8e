using System.Collections.Concurrent;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>The flows of an org. Each is bound when it first runs.</summary>
internal sealed class FlowCatalog
{
    private readonly Dictionary<string, FlowDefinition> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, FlowProgram> programs = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> callsOut = new(StringComparer.OrdinalIgnoreCase);
    private readonly Catalog catalog;

    public Catalog Catalog => catalog;

    public FlowCatalog(OrgOptions options, Catalog catalog)
    {
        this.catalog = catalog;
        Options = options;
        foreach (var flow in options.Flows) byName[flow.FullName] = flow;
        Active = [.. options.Flows.Where(flow => flow is { Status: FlowStatus.Active, ProcessType: null or "AutoLaunchedFlow" or "Flow" })];
        Events = OfTrigger(FlowTriggerType.PlatformEvent).Where(flow => catalog.TryFind(flow.Start.Object ?? "", out _)).GroupBy(flow => catalog[flow.Start.Object!].Name).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
    }

    /// <summary>What flows name beside the schema: labels, outbound messages, external services.</summary>
    public OrgOptions Options { get; }

    /// <summary>In the order of their definitions.</summary>
    public IReadOnlyList<FlowDefinition> Active { get; }

    /// <summary>By the API name of a platform event, those that it sets off.</summary>
    public IReadOnlyDictionary<string, List<FlowDefinition>> Events { get; }

    public FlowDefinition? Definition(string name) => byName.GetValueOrDefault(name);

    /// <summary>An active flow, ready to run; null if there is none of that name.</summary>
    public FlowProgram? Program(string name) => Definition(name) is { Status: FlowStatus.Active } flow ? Program(flow) : null;

    public FlowProgram Program(FlowDefinition flow) => programs.GetOrAdd(flow.FullName, _ => FlowCompiler.Compile(flow, catalog, this));

    /// <summary>True for a flow that may leave its transaction, itself or by a subflow.</summary>
    public bool CallsOut(FlowDefinition flow) => callsOut.GetOrAdd(flow.FullName, _ => CallsOut(flow, new(StringComparer.OrdinalIgnoreCase)));

    private bool CallsOut(FlowDefinition flow, HashSet<string> seen) => seen.Add(flow.FullName) && flow.Elements.Any(element => element switch
    {
        ActionCallElement { ActionType: "externalService" } => true,
        SubflowElement subflow => Definition(subflow.FlowName) is { } inner && CallsOut(inner, seen),
        _ => false,
    });

    /// <summary>Those that a trigger of the object runs, in their order: numbered ones by number, the others between 1,000 and 1,001 by name (Help, "Define the Run Order of Record-Triggered Flows": there by the date of activation, which no file has).</summary>
    public IEnumerable<FlowDefinition> OfTrigger(FlowTriggerType trigger) =>
        Active.Where(flow => flow.Start.TriggerType == trigger).OrderBy(flow => flow.TriggerOrder ?? 1000.5m).ThenBy(flow => flow.FullName, StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything that does not fit or is not supported, of active flows.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var flow in Options.Flows.Where(flow => flow.Status == FlowStatus.Active && !Active.Contains(flow)))
            yield return $"flows: {flow.FullName}: FakeForce does not run {(flow.ProcessType is "Workflow" or "CustomEvent" or "InvocableProcess" ? "processes of Process Builder" : "flows of this type")} ({flow.ProcessType}); nothing sets it off";
        foreach (var flow in Active)
        {
            if (flow.Start is { TriggerType: not null, Object: { } name } && !catalog.TryFind(name, out _)) yield return $"flows: {flow.FullName}: there is no object {name}, so nothing sets it off";
            foreach (var problem in Program(flow).Problems) yield return $"flows: {flow.FullName}: {problem}";
        }
    }
}
