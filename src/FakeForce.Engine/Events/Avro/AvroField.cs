namespace FakeForce.Engine.Events.Avro;

/// <summary>
/// A field of an Avro record. <see cref="Doc"/> has the form role:type[:field id]; Salesforce itself tells dates from
/// numbers by it (REST API Developer Guide, "Platform Event Schema by Event Name"). Nullable fields default to null.
/// </summary>
public sealed record AvroField(string Name, AvroType Type, string? Doc = null)
{
    /// <summary>The middle part of <see cref="Doc"/>: DateTime, DateOnly, TimeOnly, Text … Empty without a doc.</summary>
    public string Meaning { get; } = Doc?.Split(':') is [_, var meaning, ..] ? meaning : "";

    public bool IsNullable => Type.Kind == AvroKind.Union;

    /// <summary>The record that the field holds or may hold, or null.</summary>
    public AvroType? Record { get; } = Type.Kind == AvroKind.Record ? Type : Type.Branches.FirstOrDefault(branch => branch.Kind == AvroKind.Record);
}
