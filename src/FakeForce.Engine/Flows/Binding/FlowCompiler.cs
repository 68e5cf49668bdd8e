using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Nodes;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>Binds a flow to the schema. What does not fit is refused where it is reached, so that the rest of the flow runs.</summary>
internal sealed class FlowCompiler
{
    private readonly FlowDefinition flow;
    private readonly FlowNames names;
    private readonly NodeBuilder builder;
    private readonly List<string> problems = [];

    private FlowCompiler(FlowDefinition flow, SObjectType? recordType, Catalog catalog, FlowCatalog flows)
    {
        this.flow = flow;
        names = new FlowNames(new FlowSymbols(flow, catalog), recordType, flows);
        builder = new NodeBuilder(names);
    }

    public static FlowProgram Compile(FlowDefinition flow, Catalog catalog, FlowCatalog flows)
    {
        var type = catalog.TryFind(flow.Start.Object ?? "", out var found) ? found : null;
        return new FlowCompiler(flow, type, catalog, flows).Compile(type);
    }

    private FlowProgram Compile(SObjectType? type)
    {
        var nodes = flow.Elements.Select(NodeOf).ToList();
        var start = builder.Link(flow.Start.Connector ?? flow.StartElementReference);
        var paths = flow.Start.ScheduledPaths.Select(path => (path, builder.Link(path.Connector))).ToList();
        foreach (var (name, link) in builder.Links) Lead(name, link, nodes);
        var (entry, defaults) = (Entry(), Defaults());
        for (var i = 0; i < nodes.Count; i++) nodes[i].Index = i;
        return new FlowProgram
        {
            Definition = flow,
            RecordType = type,
            Start = start.Node,
            Nodes = nodes,
            SlotCount = names.Symbols.Count,
            Defaults = defaults,
            Inputs = Parameters(variable => variable.IsInput),
            Outputs = Parameters(variable => variable.IsOutput),
            Entry = entry,
            Paths = [.. paths.Select(one => new BoundPath(one.path, one.Item2.Node, TimeField(type, one.path)))],
            TimeZone = flow.TimeZoneSidKey is { } key ? TimeZones.Named(key) : null,
            TracksVisits = flow.Elements.OfType<DecisionElement>().Any(decision => decision.Rules.Any(rule => rule.Conditions.Any(condition => condition.Operator == FlowOperator.WasVisited))),
            Problems = problems,
        };
    }

    private FlowNode NodeOf(FlowElement element)
    {
        try
        {
            return builder.Build(element);
        }
        catch (FlowProblem problem)
        {
            problems.Add($"{element.Name}: {problem.Message}");
            return new RefusedNode(element.Name, problem.Message);
        }
    }

    private void Lead(string name, NodeLink link, List<FlowNode> nodes)
    {
        link.Node = nodes.Find(node => FlowNames.Same(node.Name, name));
        if (link.Node is not null) return;
        problems.Add($"a connector leads to {name}, which is no element");
        nodes.Add(link.Node = new RefusedNode(name, "there is no such element"));
    }

    private EntryCondition Entry()
    {
        try
        {
            if (flow.Start.Unsupported is { } why) throw new FlowProblem(why);
            return EntryCondition.Bind(names, flow.Start);
        }
        catch (FlowProblem problem)
        {
            problems.Add($"start: {problem.Message}");
            return EntryCondition.Refused(problem.Message);
        }
    }

    // A variable without a first value that can be read is one whose flow cannot begin; it begins without.
    private List<(int, Reading)> Defaults()
    {
        var defaults = new List<(int, Reading)>();
        foreach (var (slot, variable) in names.Symbols.Variables)
        {
            if (variable.Value.Kind == FlowValueKind.None) continue;
            try
            {
                defaults.Add((slot, names.Bind(variable.Value, FlowSymbols.KindOf(variable.DataType))));
            }
            catch (FlowProblem problem)
            {
                problems.Add($"{variable.Name}: {problem.Message}");
                defaults.Add((slot, new OwnReading(interview => throw FlowRefusal.Of(flow.FullName, variable.Name, problem.Message))));
            }
        }
        return defaults;
    }

    private List<FlowParameter> Parameters(Func<FlowVariable, bool> isOne) =>
        [.. names.Symbols.Variables.Where(one => isOne(one.Variable)).Select(one => new FlowParameter(one.Variable, Place.Bind(names, one.Variable.Name)))];

    private Field? TimeField(SObjectType? type, FlowScheduledPath path)
    {
        if (path.IsAsynchronous || path.TimeSource != FlowTimeSource.RecordField) return null;
        if (type is not null && type.TryField(path.RecordField ?? "", out var field) && FieldData.KindOf(field) is DatumKind.Date or DatumKind.DateTime) return field;
        problems.Add($"the path {path.Name}: {type?.Name} has no time {path.RecordField}");
        return null;
    }
}
