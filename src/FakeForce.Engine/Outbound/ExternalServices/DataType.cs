namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>The type of an input or output of an operation, as Apex and flows have it (Salesforce Help, "Schema Definitions").</summary>
public abstract record DataType;

public sealed record ListType(DataType Item) : DataType;

/// <summary>additionalProperties.</summary>
public sealed record MapType(DataType Value) : DataType;
