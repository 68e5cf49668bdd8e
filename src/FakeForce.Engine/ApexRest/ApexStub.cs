namespace FakeForce.Engine.ApexRest;

/// <summary>
/// What stands in for one method of an Apex class that is a REST resource. Stubs of the same namespace and URL mapping are one class.
/// </summary>
/// <param name="UrlMapping">As in @RestResource(urlMapping='/orders/*').</param>
public sealed record ApexStub(string UrlMapping)
{
    public const string DefaultClass = "ApexRestStub";

    /// <summary>The managed package's, which then begins the path; empty for the org's own classes.</summary>
    public string Namespace { get; init; } = "";

    public string Method { get; init; } = "GET";

    /// <summary>The class that stack traces name.</summary>
    public string ClassName { get; init; } = DefaultClass;

    /// <summary>SOQL whose rows answers can show; placeholders stand in its quoted texts.</summary>
    public Template? Query { get; init; }

    /// <summary>One for each call in turn; the last one goes on.</summary>
    public IReadOnlyList<ApexAnswer> Answers { get; init; } = [new()];

    /// <summary>In place of the others if the query has no rows; it takes no turn of theirs.</summary>
    public ApexAnswer? NoRows { get; init; }

    /// <summary>The definition as it was written, for whoever lists the stubs.</summary>
    public string Source { get; init; } = "";

    /// <summary>What problems and errors call it.</summary>
    public string Title => $"{Method} {Path}";

    public string Path => Namespace.Length == 0 ? UrlMapping : $"/{Namespace}{UrlMapping}";

    internal (string Namespace, string UrlMapping) Class => (Namespace, UrlMapping);

    internal IEnumerable<ApexAnswer> AllAnswers => NoRows is null ? Answers : Answers.Append(NoRows);
}

/// <summary>One answer of a stub. Without a body it is that of a void method.</summary>
public sealed record ApexAnswer
{
    /// <summary>Null takes Salesforce's: 200, for a void PATCH 204, for an exception 500.</summary>
    public int? Status { get; init; }

    public IReadOnlyList<ApexHeader> Headers { get; init; } = [];

    /// <summary>The method's return value, which is serialised.</summary>
    public BodyNode? Body { get; init; }

    /// <summary>RestResponse.responseBody: sent as it is.</summary>
    public Template? Text { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The uncaught exception that the method ends with, type and message: <c>System.DmlException: Insert failed.</c></summary>
    public Template? Exception { get; init; }

    /// <summary>How long the method runs, by the org's clock.</summary>
    public TimeSpan Delay { get; init; }

    internal IEnumerable<Template> Templates =>
        [.. Headers.Select(header => header.Value), .. Body?.Templates ?? [], .. new[] { Text, Exception }.OfType<Template>()];
}

/// <summary>A header of an answer.</summary>
public sealed record ApexHeader(string Name, Template Value);
