namespace FakeForce.Engine.External;

public sealed record ExternalNot(ExternalFilter Inner) : ExternalFilter;
