namespace FakeForce.Engine.External;

/// <summary>The members of customConfiguration, by their names there.</summary>
public sealed record ExternalConfiguration
{
    public bool InlineCountEnabled { get; init; } = true;
    public bool CsrfTokenEnabled { get; init; }
    public string CsrfTokenName { get; init; } = "X-CSRF-Token";
    public bool RequestCompression { get; init; }
    public ExternalPagination Pagination { get; init; }

    /// <summary>High data volume.</summary>
    public bool NoIdMapping { get; init; }
    public ExternalFormat Format { get; init; } = ExternalFormat.Atom;

    /// <summary>The custom query option (OData 2.0), or $search (4.0), that searches are sent with; none has filters made of them.</summary>
    public string SearchFunc { get; init; } = "";
    public bool SearchEnabled { get; init; } = true;

    /// <summary>Seconds; 120 is the default and the most.</summary>
    public int Timeout { get; init; } = 120;

    /// <summary>Of another org.</summary>
    public string ApiVersion { get; init; } = "66.0";
}
