using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>What a sync found, and whether the org took it.</summary>
public sealed record SyncOutcome(ExternalSource Source, IReadOnlyList<CustomObjectDefinition> Objects, bool IsTaken);
