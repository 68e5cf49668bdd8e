using FakeForce.Engine.Schema;

namespace FakeForce.Engine.ApexRest;

/// <summary>What stubs must be.</summary>
internal static class ApexStubRules
{
    private const int MostAnswers = 100, MostHeaders = 50;

    private static readonly string[] methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>"RestResponse Class", statusCode (Apex Reference Guide): another one is a 500 with the text that stands here.</summary>
    private static readonly int[] statuses = [200, 201, 202, 204, 206, 300, 301, 302, 304, 400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 414, 415, 417, 500, 503];

    /// <summary>"RestResponse Class", addHeader (Apex Reference Guide), and those that a server sets by itself.</summary>
    private static readonly string[] forbidden = ["cookie", "set-cookie", "set-cookie2", "content-length", "authorization", "content-type", "transfer-encoding", "connection", "sforce-limit-info", "date", "keep-alive", "upgrade", "content-encoding"];

    /// <summary>An Apex transaction lasts ten minutes at most (Apex Developer Guide, "Execution Governors and Limits").</summary>
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(10);

    public static IEnumerable<string> Problems(IReadOnlyList<ApexStub> stubs, Catalog catalog, int apiVersion)
    {
        if (stubs.Count > ApexStubs.Most) yield return $"apexRest: an org has at most {ApexStubs.Most} stubs";
        foreach (var twice in stubs.GroupBy(stub => (stub.Class, stub.Method)).Where(group => group.Count() > 1))
            yield return $"apexRest: {twice.First().Title} is declared more than once";
        foreach (var stub in stubs)
            foreach (var problem in Problems(stub).Concat(StubQuery.Problems(stub, catalog, apiVersion)).Distinct(StringComparer.Ordinal))
                yield return $"apexRest: {stub.Title}: {problem}";
    }

    private static IEnumerable<string> Problems(ApexStub stub)
    {
        if (UrlMapping.Problem(stub.UrlMapping) is { } problem) yield return "urlMapping " + problem;
        if (!methods.Contains(stub.Method)) yield return $"method is one of {string.Join(", ", methods)}";
        if (stub.Namespace.Length > 0 && !IsName(stub.Namespace)) yield return "namespace is letters, digits and underscores, a letter first";
        if (!IsName(stub.ClassName)) yield return "className is letters, digits and underscores, a letter first";
        if (stub.Answers.Count is 0 or > MostAnswers) yield return $"responses are 1 to {MostAnswers}";
        if (stub.NoRows is not null && stub.Query is null) yield return "noRows needs a query";
        foreach (var found in stub.AllAnswers.SelectMany(Problems)) yield return found;
        var hasWildcard = UrlMapping.Problem(stub.UrlMapping) is null && new UrlMapping(stub.UrlMapping).HasWildcard;
        foreach (var path in Placeholders(stub).Where(placeholder => placeholder.Kind == PlaceholderKind.Path && !hasWildcard))
            yield return $"{{{{{path.Written}}}}} needs a urlMapping with a wildcard";
    }

    private static IEnumerable<string> Problems(ApexAnswer answer)
    {
        if (answer.Exception is not null && answer is { Body: not null } or { Text: not null }) yield return "exception, and body or text: an answer is the one or the other";
        if (answer is { Body: not null, Text: not null }) yield return "body and text: an answer has the one or the other";
        // "Apex REST Methods", "Response Status Codes": 400 for a user's own exception, 500 for another.
        if (answer.Exception is not null && answer.Status is not (null or 400 or 500)) yield return "the status of an exception is 500 or 400";
        if (answer.Exception is not null && answer.ContentType is not null) yield return "an exception has no contentType";
        if (answer.Status is { } status && !statuses.Contains(status)) yield return $"Invalid status code for HTTP response: {status}";
        if (answer is { Status: 204 or 304 } and not { Body: null, Text: null }) yield return $"status {answer.Status} has no body";
        if (answer.Delay < TimeSpan.Zero || answer.Delay > longest) yield return "delay is PT0S to PT10M";
        if (answer.Headers.Count > MostHeaders) yield return $"an answer has at most {MostHeaders} headers";
        foreach (var header in answer.Headers)
            if (forbidden.Contains(header.Name.ToLowerInvariant())) yield return header.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase) ? "Content-Type is given by contentType" : $"header {header.Name} isn't allowed";
            else if (!IsToken(header.Name)) yield return $"header \"{header.Name}\" is not RFC 7230 compliant";
        if (answer.ContentType is { } type && !IsMediaType(type)) yield return $"contentType \"{type}\" is no media type";
    }

    private static IEnumerable<Placeholder> Placeholders(ApexStub stub) =>
        stub.AllAnswers.SelectMany(answer => answer.Templates).Concat(stub.Query is null ? [] : [stub.Query]).SelectMany(template => template.Placeholders);

    private static bool IsName(string name) => name.Length is > 0 and <= 255 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsToken(string name) => name.Length is > 0 and <= 255 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    private static bool IsMediaType(string type) => type.Length <= 255 && type.Contains('/', StringComparison.Ordinal) && type.All(c => c is >= ' ' and < '\x7f');
}
