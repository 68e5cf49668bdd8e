using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>The names of a flow's own resources and elements, and where in an interview their values lie.</summary>
internal sealed class FlowSymbols
{
    private readonly Dictionary<string, SlotReading> slots = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Slot, FlowVariable Variable)> variables = [];

    public FlowSymbols(FlowDefinition flow, Catalog catalog)
    {
        Flow = flow;
        Catalog = catalog;
        foreach (var variable in flow.Variables) Declare(variable);
        foreach (var element in flow.Elements) Declare(element);
    }

    public FlowDefinition Flow { get; }
    public Catalog Catalog { get; }
    public int Count { get; private set; }
    public IReadOnlyList<(int Slot, FlowVariable Variable)> Variables => variables;

    /// <summary>Null for a name that has no slot.</summary>
    public SlotReading? Find(string name) => slots.GetValueOrDefault(name);

    /// <summary>A place that no name leads to.</summary>
    public int Hidden() => Count++;

    public SlotReading Add(string name, DatumKind kind, SObjectType? type = null, bool isList = false) =>
        slots[name] = new SlotReading(Count++) { Kind = kind, Type = type, IsList = isList };

    public static DatumKind KindOf(FlowDataType type) => type switch
    {
        FlowDataType.Number or FlowDataType.Currency => DatumKind.Number,
        FlowDataType.Boolean => DatumKind.Boolean,
        FlowDataType.Date => DatumKind.Date,
        FlowDataType.DateTime => DatumKind.DateTime,
        FlowDataType.Time => DatumKind.Time,
        FlowDataType.SObject => DatumKind.Record,
        _ => DatumKind.Text,
    };

    // A variable of an Apex type, or of an object that there is not, has no slot: whoever names it is refused.
    private void Declare(FlowVariable variable)
    {
        if (variable.DataType == FlowDataType.Apex || variable.DataType == FlowDataType.SObject && !Catalog.TryFind(variable.ObjectType ?? "", out _)) return;
        var type = variable.DataType == FlowDataType.SObject ? Catalog[variable.ObjectType!] : null;
        variables.Add((Add(variable.Name, KindOf(variable.DataType), type, variable.IsCollection).Slot, variable));
    }

    private void Declare(FlowElement element)
    {
        switch (element)
        {
            case RecordLookupElement { StoreOutputAutomatically: true } lookup when Catalog.TryFind(lookup.Object, out var type):
                Add(lookup.Name, DatumKind.Record, type, !lookup.GetFirstRecordOnly);
                break;
            case RecordCreateElement { StoreOutputAutomatically: true } create:
                Add(create.Name, DatumKind.Text);
                break;
            case DecisionElement decision:
                foreach (var rule in decision.Rules) Add(rule.Name, DatumKind.Boolean);
                break;
        }
    }
}
