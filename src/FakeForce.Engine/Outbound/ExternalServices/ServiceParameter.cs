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

public enum ParameterPlace
{
    Path,
    Query,
    Header,

    /// <summary>A field of a form, which OpenAPI 2.0 has among its parameters.</summary>
    Form,
}

/// <summary>How the items of a list or object are written together, in the styles of OpenAPI 3.0 and the collection formats of 2.0.</summary>
public enum ParameterStyle
{
    /// <summary>simple and form; csv.</summary>
    Comma,

    /// <summary>spaceDelimited; ssv.</summary>
    Space,

    /// <summary>pipeDelimited; pipes.</summary>
    Pipe,

    /// <summary>tsv.</summary>
    Tab,

    /// <summary>deepObject: filter[name]=x.</summary>
    DeepObject,
}
