namespace FakeForce.Engine.Schema;

/// <summary>What makes an sObject external: its rows lie in a table of an external data source, and the org has none of them.</summary>
/// <param name="Source">The external data source's API name.</param>
/// <param name="Name">The table as the source calls it: an entity set, an sObject of another org.</param>
/// <param name="IsHighVolume">High data volume: its rows have no record ids, and cannot be written.</param>
public sealed record ExternalTable(string Source, string Name, bool IsHighVolume);
