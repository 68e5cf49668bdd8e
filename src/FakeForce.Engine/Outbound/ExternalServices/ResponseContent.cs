namespace FakeForce.Engine.Outbound.ExternalServices;

public sealed record ResponseContent(string MediaType, BodyEncoding Encoding, DataType Type);
