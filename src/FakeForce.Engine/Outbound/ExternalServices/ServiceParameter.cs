namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>An input that is no body.</summary>
public sealed record ServiceParameter(string Name, ParameterPlace Place, DataType Type)
{
    public bool IsRequired { get; init; }
    public string? Description { get; init; }
    public ParameterStyle Style { get; init; } = ParameterStyle.Comma;

    /// <summary>Each item of a list, or member of an object, is a parameter of its own.</summary>
    public bool Explodes { get; init; }
}
