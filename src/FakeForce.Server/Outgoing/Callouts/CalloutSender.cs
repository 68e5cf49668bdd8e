using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Chaos;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Server.Outgoing.Credentials;

namespace FakeForce.Server.Outgoing.Callouts;

/// <summary>
/// Sends one callout as Http.send does:
/// 1 the endpoint is looked up among named credentials and remote sites, 2 the credential gives its headers, 3 the request goes out,
/// 4 with a token that has run out, once more.
/// </summary>
internal sealed class CalloutSender(OutgoingHttp http, Authorization authorization)
{
    /// <summary>In the journal and in fault rules.</summary>
    public const string Api = FaultTexts.Callout;

    /// <summary>Throws <see cref="CalloutException"/> where the code would see one.</summary>
    public async Task<OutgoingAnswer> SendAsync(CalloutCall call, CancellationToken cancel)
    {
        var endpoint = CalloutEndpoint.Resolve(call.Org.Options.Callouts, call.Callout.Endpoint);
        if (!Callout.Methods.Contains(call.Callout.Method)) throw new CalloutException($"Invalid HTTP method: {call.Callout.Method}");
        var caller = endpoint.Credential is { } named ? CallerIdentity.Of(call.Org, call.User, named) : null;
        using var late = new CancellationTokenSource(call.Timeout, call.Org.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            var answer = await OnceAsync(call, endpoint, caller, renews: false, either.Token);
            return caller?.Credential is { AuthenticationProtocol: "Oauth" } credential && credential.Refreshes(answer.Status) ? await OnceAsync(call, endpoint, caller, renews: true, either.Token) : answer;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new CalloutException(CalloutTexts.TimedOut);
        }
        catch (OutgoingException problem)
        {
            throw new CalloutException(TextOf(problem, endpoint.Url, call));
        }
    }

    private async Task<OutgoingAnswer> OnceAsync(CalloutCall call, CalloutEndpoint endpoint, CallerIdentity? caller, bool renews, CancellationToken cancel)
    {
        var given = endpoint.Credential is { } named && caller is not null ? await authorization.HeadersAsync(named, caller, renews, cancel) : [];
        var body = BodyOf(call, endpoint.Credential, caller);
        if (body?.Length > call.Most) throw new CalloutException(CalloutTexts.TooLong("request", call.Most, body.Length));
        return await http.SendAsync(new OutgoingRequest(call.Org, Api, new HttpMethod(call.Callout.Method), endpoint.Url, AllowedOf(call.Org, endpoint))
        {
            Headers = HeadersOf(call, endpoint.Credential, caller, given, body is not null),
            Body = body,
            Timeout = call.Timeout,
            MostAnswer = call.Most,
            ClientCertificate = endpoint.Credential?.ClientCertificate is { } certificate ? call.Org.Options.Callouts.CertificateOf(certificate)!.Pem : null,
            TakesFaults = true,
            User = call.User,
        }, cancel);
    }

    // What has no authorization of its own may still reach only what is defined.
    private static AllowedOrigins AllowedOf(Org org, CalloutEndpoint endpoint) => endpoint.Credential is { } named ? AllowedOrigins.Of(new Uri(named.Url))
        : AllowedOrigins.Of(Sites(org, both: false), Sites(org, both: true));

    private static IEnumerable<Uri> Sites(Org org, bool both) => org.Options.Callouts.RemoteSites.Where(site => site.IsActive && site.DisableProtocolSecurity == both).Select(site => new Uri(site.Url));

    // The usual headers are those of captures; what the code sets itself comes instead of them, and of the credential's.
    private static List<KeyValuePair<string, string>> HeadersOf(CalloutCall call, NamedCredential? named, CallerIdentity? caller, List<KeyValuePair<string, string>> given, bool hasBody)
    {
        var merges = named is { AllowMergeFieldsInHeader: true } && caller is not null;
        var own = call.Callout.Headers.Select(header => merges ? new(header.Key, Merged(header.Value, caller!)) : header);
        var headers = new Dictionary<string, string>(CalloutHeaders.Common(call.Org), StringComparer.OrdinalIgnoreCase)
        {
            ["Accept"] = "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
        };
        if (hasBody) headers["Content-Type"] = "application/x-www-form-urlencoded";
        foreach (var (name, value) in given.Concat(own)) headers[name] = value;
        return [.. headers];
    }

    private static byte[]? BodyOf(CalloutCall call, NamedCredential? named, CallerIdentity? caller) =>
        call.Callout.Body is { } body && named is { AllowMergeFieldsInBody: true } && caller is not null ? Encoding.UTF8.GetBytes(Merged(Encoding.UTF8.GetString(body), caller)) : call.Callout.Body;

    private static string Merged(string text, CallerIdentity caller)
    {
        try
        {
            return MergeText.Render(text, caller.ValueOf);
        }
        catch (FormatException problem)
        {
            // Salesforce's text for it was not found.
            throw new CalloutException($"the merge fields of the request cannot be filled: {problem.Message}");
        }
    }

    private static string TextOf(OutgoingException problem, Uri url, CalloutCall call) => problem.Failure switch
    {
        OutgoingFailure.NotAllowed => CalloutTexts.Unauthorized(call.Callout.Endpoint),
        OutgoingFailure.TimedOut => CalloutTexts.TimedOut,
        OutgoingFailure.UnknownHost => CalloutTexts.UnknownHost(url.Host),
        OutgoingFailure.Refused => CalloutTexts.Refused,
        OutgoingFailure.Untrusted => CalloutTexts.Untrusted,
        OutgoingFailure.Reset => CalloutTexts.Reset,
        OutgoingFailure.TooLarge => CalloutTexts.TooLong("response", call.Most, problem.Length),
        _ => CalloutTexts.Broken,
    };
}
