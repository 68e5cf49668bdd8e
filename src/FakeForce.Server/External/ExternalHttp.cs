using FakeForce.Engine;
using FakeForce.Engine.Chaos;
using FakeForce.Engine.External;
using FakeForce.Server.Outgoing;
using FakeForce.Server.Outgoing.Credentials;

namespace FakeForce.Server.External;

/// <summary>
/// The one way to an external data source. Only the origin of its own endpoint is reached, whatever a link, a document or a redirect says;
/// redirects are followed nowhere.
/// </summary>
internal sealed class ExternalHttp
{
    /// <summary>Of a request and of an answer (Salesforce Help, "General Limits for Salesforce Connect OData Adapters").</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    private const string Api = FaultTexts.External;

    private readonly OutgoingHttp http;
    private readonly Org org;
    private readonly ExternalSource source;
    private readonly AllowedOrigins allowed;
    private readonly ExternalPrincipal principal;

    public ExternalHttp(OutgoingHttp http, Authorization authorization, Org org, ExternalSource source)
    {
        (this.http, this.org, this.source) = (http, org, source);
        principal = new ExternalPrincipal(org, source, authorization);
        Root = principal.Address.AbsoluteUri is var address && address.EndsWith('/') ? principal.Address : new Uri(address + "/");
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
        try
        {
            var answer = await OnceAsync(method, url, headers, body, table, renews: false, cancel);
            if (principal.Refreshes(answer.Status)) answer = await OnceAsync(method, url, headers, body, table, renews: true, cancel);
            return answer.Status < 300 ? answer : throw Failure(answer, textOf);
        }
        catch (OutgoingException problem)
        {
            throw problem.Failure == OutgoingFailure.TooLarge ? ExternalErrors.TooLarge() : ExternalErrors.Unreachable(problem.Message);
        }
    }

    private async Task<OutgoingAnswer> OnceAsync(HttpMethod method, Uri url, IReadOnlyList<KeyValuePair<string, string>> headers, byte[]? body, string? table, bool renews, CancellationToken cancel)
    {
        var given = await principal.HeadersAsync(renews, cancel);
        return await http.SendAsync(new OutgoingRequest(org, Api, method, url, allowed)
        {
            Headers = [.. CalloutHeaders.Common(org), .. given, .. headers, .. source.CustomHttpHeaders],
            Body = body,
            Timeout = TimeSpan.FromSeconds(source.Configuration.Timeout),
            MostAnswer = MostBytes,
            ClientCertificate = principal.ClientCertificate,
            SObject = table,
            TakesFaults = true,
        }, cancel);
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
}
