using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Server.Outgoing;

namespace FakeForce.Server.External;

/// <summary>
/// The one way to an external data source. Only the origin of its own endpoint is reached, whatever a link, a document or a redirect says;
/// redirects are followed nowhere.
/// </summary>
internal sealed class ExternalHttp
{
    /// <summary>Of a request and of an answer (Salesforce Help, "General Limits for Salesforce Connect OData Adapters").</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    private const string Api = "external";

    private readonly OutgoingHttp http;
    private readonly Org org;
    private readonly ExternalSource source;
    private readonly AllowedOrigins allowed;

    public ExternalHttp(OutgoingHttp http, Org org, ExternalSource source)
    {
        (this.http, this.org, this.source) = (http, org, source);
        Root = RootOf(source);
        allowed = AllowedOrigins.Of(Root);
    }

    /// <summary>The endpoint, ending in a slash.</summary>
    public Uri Root { get; }

    /// <summary>An address that the system itself gave, which may be relative to the request that it answered.</summary>
    public Uri Linked(Uri asked, string link)
    {
        if (!Uri.TryCreate(asked, link, out var next)) throw ExternalErrors.Unreadable("its link to the next page is no address");
        return allowed.Allows(next) ? next : throw ExternalErrors.Wrong($"The external system's next page is at {next.GetLeftPart(UriPartial.Authority)}, where the data source {source.FullName} may not go");
    }

    /// <summary>Answers with a status below 300; all others are errors, whose text <paramref name="textOf"/> finds in the body.</summary>
    public async Task<OutgoingAnswer> SendAsync(HttpMethod method, Uri url, IReadOnlyList<KeyValuePair<string, string>> headers, byte[]? body, string? table, Func<byte[], string?> textOf, CancellationToken cancel)
    {
        if (url.OriginalString.Length + (body?.Length ?? 0) > MostBytes) throw ExternalErrors.Wrong($"A request to an external system has {MostBytes} bytes at most");
        var request = new OutgoingRequest(org, Api, method, url, allowed)
        {
            Headers = [.. Common(), .. headers, .. source.CustomHttpHeaders],
            Body = body,
            Timeout = TimeSpan.FromSeconds(source.Configuration.Timeout),
            MostAnswer = MostBytes,
            SObject = table,
        };
        try
        {
            var answer = await http.SendAsync(request, cancel);
            return answer.Status < 300 ? answer : throw Failure(answer, textOf);
        }
        catch (OutgoingException problem)
        {
            throw problem.Failure == OutgoingFailure.TooLarge ? ExternalErrors.TooLarge() : ExternalErrors.Unreachable(problem.Message);
        }
    }

    // User-Agent, SFDC_STACK_DEPTH and the two against caches are on all callouts that public code has captured.
    private IEnumerable<KeyValuePair<string, string>> Common()
    {
        yield return new("User-Agent", $"SFDC-Callout/{org.Options.ApiVersion}.0");
        yield return new("SFDC_STACK_DEPTH", "1");
        yield return new("Cache-Control", "no-cache");
        yield return new("Pragma", "no-cache");
        if (source.Protocol == ExternalProtocol.Oauth) yield return new("Authorization", "Bearer " + source.Token);
        else if (source is { Protocol: ExternalProtocol.Password, Type: not ExternalKind.SfdcOrg })
            yield return new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{source.Username}:{source.Password}")));
    }

    private static SalesforceException Failure(OutgoingAnswer answer, Func<byte[], string?> textOf)
    {
        var said = Cut(textOf(answer.Body)) ?? $"HTTP {answer.Status} {answer.Reason}".TrimEnd();
        return answer.Status switch
        {
            < 400 => ExternalErrors.Unreadable($"HTTP {answer.Status} points to another address, which is not followed"),
            401 or 403 => ExternalErrors.Refused(said),
            _ => ExternalErrors.Received(said),
        };
    }

    private static string? Cut(string? text) => text is { Length: > 1_000 } ? text[..1_000] : text;

    // This is where endpoints that name a named credential would be looked up.
    private static Uri RootOf(ExternalSource source)
    {
        if (source.Endpoint.StartsWith("callout:", StringComparison.Ordinal)) throw ExternalErrors.Wrong($"The data source {source.FullName} has the endpoint {source.Endpoint}; FakeForce does not support named credentials there");
        return new Uri(source.Endpoint.EndsWith('/') ? source.Endpoint : source.Endpoint + "/");
    }
}
