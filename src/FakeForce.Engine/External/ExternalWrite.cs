using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>Values of a row that is written, by field; ExternalId may be among them.</summary>
public sealed record ExternalWrite(SObjectType Type, IReadOnlyList<KeyValuePair<Field, Value>> Values);
