namespace FakeForce.Engine.Flows.Definition;

/// <summary>FlowDataType.</summary>
public enum FlowDataType
{
    String,
    Number,
    Currency,
    Boolean,
    Date,
    DateTime,
    Time,
    Picklist,
    Multipicklist,
    SObject,
    Apex,
}
