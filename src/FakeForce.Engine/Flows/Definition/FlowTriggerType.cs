namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowTriggerType, as far as triggers of that kind exist here.</summary>
public enum FlowTriggerType
{
    PlatformEvent,
    RecordAfterSave,
    RecordBeforeDelete,
    RecordBeforeSave,
    Scheduled,
}
