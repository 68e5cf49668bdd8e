namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>Types of single values.</summary>
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
