namespace FakeForce.Server.External.OData;

/// <summary>A property. <paramref name="Type"/> is Edm.String and the like; of an enumeration or a complex type its own name.</summary>
internal sealed record EdmColumn(string Name, string Type)
{
    public int? MaxLength { get; init; }
    public int? Precision { get; init; }
    public int? Scale { get; init; }
    public bool IsNullable { get; init; } = true;

    /// <summary>Shown as its JSON text, and neither filtered nor written.</summary>
    public bool IsComplex { get; init; }

    public bool IsEnum { get; init; }
}
