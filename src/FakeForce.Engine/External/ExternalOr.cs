namespace FakeForce.Engine.External;

public sealed record ExternalOr(IReadOnlyList<ExternalFilter> Parts) : ExternalFilter;
