namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>A schema that says nothing of its values.</summary>
public sealed record AnyType : DataType;
