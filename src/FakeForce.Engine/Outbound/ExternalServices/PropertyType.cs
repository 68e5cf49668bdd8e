namespace FakeForce.Engine.Outbound.ExternalServices;

public sealed record PropertyType(string Name, DataType Type, bool IsRequired);
