namespace FakeForce.Engine.Soql.Named;

/// <summary>
/// A named query in the words of the metadata type ApiNamedQuery (REST guide, "Create Named Query APIs in VS Code").
/// <paramref name="FullName"/> is its name in the URL, the file's name in metadata.
/// </summary>
public sealed record NamedQueryDefinition(string FullName)
{
    public string? MasterLabel { get; init; }
    public string? Description { get; init; }

    /// <summary>The SOQL, in which :name stands for the value of a parameter.</summary>
    public string? Body2 { get; init; }

    /// <summary>The version whose rules the SOQL follows, as 66 for 66.0; null takes the org's newest.</summary>
    public int? ApiVersion { get; init; }

    public IReadOnlyList<NamedQueryParameter> Parameters { get; init; } = [];
}

/// <summary>ApiNamedQueryParameter. It has no type: its values have that of the field they are compared with.</summary>
public sealed record NamedQueryParameter(string ParameterName)
{
    public string? ParameterLabel { get; init; }
    public string? Description { get; init; }
}
