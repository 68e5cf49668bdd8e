namespace FakeForce.Engine.External;

/// <summary>What is known without asking, such as that no row has a record id that the org never gave.</summary>
internal sealed record ExternalConstant(bool Holds) : ExternalFilter;
