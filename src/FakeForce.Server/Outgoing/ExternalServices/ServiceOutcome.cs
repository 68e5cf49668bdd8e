using FakeForce.Engine.Records;

namespace FakeForce.Server.Outgoing.ExternalServices;

/// <summary>What became of one set of inputs: outputs as a JSON object, or errors.</summary>
internal sealed record ServiceOutcome(byte[]? Outputs, IReadOnlyList<SaveError> Errors);
