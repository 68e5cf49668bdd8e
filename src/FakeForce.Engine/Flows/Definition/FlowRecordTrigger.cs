namespace FakeForce.Engine.Flows.Definition;

/// <summary>RecordTriggerType.</summary>
public enum FlowRecordTrigger
{
    None,
    Create,
    Update,
    CreateAndUpdate,
    Delete,
}
