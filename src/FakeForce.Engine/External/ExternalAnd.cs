namespace FakeForce.Engine.External;

public sealed record ExternalAnd(IReadOnlyList<ExternalFilter> Parts) : ExternalFilter;
