using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows;

/// <summary>The flows that the records of one sObject set off, in the order in which they run. Each is bound when it is first set off.</summary>
internal sealed class FlowTriggers(Lazy<FlowProgram>[] beforeSave, Lazy<FlowProgram>[] afterSave, Lazy<FlowProgram>[] beforeDelete)
{
    public Lazy<FlowProgram>[] BeforeSave => beforeSave;
    public Lazy<FlowProgram>[] AfterSave => afterSave;
    public Lazy<FlowProgram>[] BeforeDelete => beforeDelete;

    public static IEnumerable<(int Type, FlowTriggers Triggers)> ByType(FlowCatalog? flows, Catalog catalog)
    {
        if (flows is null) yield break;
        var names = flows.Active.Where(flow => flow.Start.TriggerType is FlowTriggerType.RecordBeforeSave or FlowTriggerType.RecordAfterSave or FlowTriggerType.RecordBeforeDelete).Select(flow => flow.Start.Object ?? "").Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
            if (catalog.TryFind(name, out var type))
                yield return (type.Index, new FlowTriggers(Of(flows, name, FlowTriggerType.RecordBeforeSave), Of(flows, name, FlowTriggerType.RecordAfterSave), Of(flows, name, FlowTriggerType.RecordBeforeDelete)));
    }

    private static Lazy<FlowProgram>[] Of(FlowCatalog flows, string type, FlowTriggerType trigger) =>
        [.. flows.OfTrigger(trigger).Where(flow => FlowNames.Same(flow.Start.Object ?? "", type)).Select(flow => new Lazy<FlowProgram>(() => flows.Program(flow)))];
}
