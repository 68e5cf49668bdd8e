using FakeForce.Engine.Records;

namespace FakeForce.Server.External.OData;

/// <summary>Values by the names of their columns; complex ones as their text.</summary>
internal sealed record ODataEntity(IReadOnlyDictionary<string, InputValue> Values);
