namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowRecordRollback: takes back what the transaction wrote.</summary>
public sealed record RecordRollbackElement(string Name) : FlowElement(Name);
