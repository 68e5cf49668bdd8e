namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>The type of an input or output of an operation, as Apex and flows have it (Salesforce Help, "Schema Definitions").</summary>
public abstract record DataType;

/// <param name="Values">The only values of an enum; none for all others.</param>
public sealed record PrimitiveType(Primitive Kind, IReadOnlyList<string> Values) : DataType
{
    public PrimitiveType(Primitive kind) : this(kind, [])
    {
    }
}

public sealed record ListType(DataType Item) : DataType;

/// <summary>additionalProperties.</summary>
public sealed record MapType(DataType Value) : DataType;

/// <param name="ApexClass">The name of the class that Salesforce makes for it.</param>
public sealed record ObjectType(string ApexClass, IReadOnlyList<PropertyType> Properties) : DataType
{
    public PropertyType? Find(string name)
    {
        foreach (var property in Properties)
            if (property.Name == name) return property;
        return null;
    }
}

/// <summary>A schema that says nothing of its values.</summary>
public sealed record AnyType : DataType;

public sealed record PropertyType(string Name, DataType Type, bool IsRequired);

public enum Primitive
{
    String,
    Integer,
    Long,
    Double,
    Boolean,
    Date,
    DateTime,

    /// <summary>A Blob: Base64 in JSON, the bytes themselves in bodies of application/octet-stream.</summary>
    Binary,
}
