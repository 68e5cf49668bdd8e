namespace FakeForce.Engine.External;

/// <summary>An external data source in the words of the Metadata API's ExternalDataSource.</summary>
public sealed record ExternalSource(string FullName)
{
    public string? Label { get; init; }
    public ExternalKind Type { get; init; } = ExternalKind.OData4;
    public string Endpoint { get; init; } = "";
    public PrincipalType PrincipalType { get; init; }
    public ExternalProtocol Protocol { get; init; }

    /// <summary>The named principal's, for the protocol Password.</summary>
    public string? Username { get; init; }
    public string? Password { get; init; }

    /// <summary>The named principal's access token, for the protocol Oauth.</summary>
    public string? Token { get; init; }
    public bool IsWritable { get; init; }
    public IReadOnlyList<KeyValuePair<string, string>> CustomHttpHeaders { get; init; } = [];
    public ExternalConfiguration Configuration { get; init; } = new();

    /// <summary>True where each request is an OData callout that is counted by the hour.</summary>
    internal bool IsOData => Type is ExternalKind.OData or ExternalKind.OData4 or ExternalKind.OData401;
}

/// <summary>
/// OData is 2.0, OData4 4.0; for 4.01 the Metadata API's word is not published, so OData401 is ours, as is Custom, which stands for the id
/// of an Apex class.
/// </summary>
public enum ExternalKind { OData, OData4, OData401, SfdcOrg, Custom }

public enum PrincipalType { Anonymous, NamedUser, PerUser }

public enum ExternalProtocol { NoAuthentication, Oauth, Password }

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

public enum ExternalPagination { Client, Server }

public enum ExternalFormat { Atom, Json }
