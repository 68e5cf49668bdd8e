namespace FakeForce.Engine.Outbound.ExternalServices;

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
