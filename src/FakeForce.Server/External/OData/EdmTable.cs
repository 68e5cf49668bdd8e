namespace FakeForce.Server.External.OData;

/// <summary>An entity set as $metadata describes it.</summary>
internal sealed record EdmTable(string Name, IReadOnlyList<EdmColumn> Keys, IReadOnlyDictionary<string, EdmColumn> Columns);
