namespace FakeForce.Server.External.OData;

/// <summary>Entities with what stands around them: how many there are in all, and where the next ones are.</summary>
internal sealed record ODataFeed(IReadOnlyList<ODataEntity> Entities, long? Count, string? Next);
