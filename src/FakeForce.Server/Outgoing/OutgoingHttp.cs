using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Authentication;
using FakeForce.Engine;
using FakeForce.Engine.Chaos;
using FakeForce.Server.Gate.Requests;
using Microsoft.Extensions.Primitives;

namespace FakeForce.Server.Outgoing;

/// <summary>
/// All that an org sends goes out here: only to where it may, within a time of its own clock, with answers of bounded size, and kept in
/// its journal. Redirects are answers like any other, as Salesforce's callouts do not follow them.
/// </summary>
internal sealed class OutgoingHttp(RequestLogs logs, TimeProvider clock, OutgoingTrust trust) : IDisposable
{
    private const int MostHeaderKilobytes = 64;

    // Connections show the certificate that they were opened with, so there is a pool of them for each; "" is the org's own, or none.
    private readonly ConcurrentDictionary<string, HttpMessageInvoker> clients = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="OutgoingException"/> where there is no answer; whatever has a status is one.</summary>
    public async Task<OutgoingAnswer> SendAsync(OutgoingRequest request, CancellationToken cancel)
    {
        if (!request.Allowed.Allows(request.Url)) throw new OutgoingException(OutgoingFailure.NotAllowed, $"the org's definitions do not let it reach {request.Url}");
        using var message = MessageOf(request);
        var note = NoteOf(request);
        HttpResponseMessage? response = null;
        try
        {
            using var late = new CancellationTokenSource(request.Timeout, request.Org.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
            var fault = await StrikeAsync(request, note, either.Token);
            response = await clients.GetOrAdd(request.ClientCertificate ?? "", ClientOf).SendAsync(message, either.Token);
            var body = await ReadAsync(response.Content, request.MostAnswer, either.Token);
            note.Answer.Take(body);
            if (fault?.Effect == FaultEffect.LoseAnswer) throw new OutgoingException(OutgoingFailure.Broken, $"the answer was lost (fault rule {fault.Name})");
            return new OutgoingAnswer((int)response.StatusCode, response.ReasonPhrase ?? "", HeadersOf(response), body);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new OutgoingException(OutgoingFailure.TimedOut, $"no answer within {request.Timeout.TotalSeconds:0.###} s", late);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            throw new OutgoingException(FailureOf(problem), problem.InnerException?.Message is { } inner ? $"{problem.Message} ({inner})" : problem.Message, problem);
        }
        finally
        {
            Keep(request.Org, note, message, response);
            response?.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Dispose();
    }

    // A delay is part of the time that the request has.
    private static async ValueTask<FaultRule?> StrikeAsync(OutgoingRequest request, CallNote note, CancellationToken cancel)
    {
        var faults = request.Org.Faults;
        if (!request.TakesFaults || faults.Strike(new FaultCall(request.Api, request.Method.Method, request.Url.AbsolutePath, request.SObject, request.User, null)) is not { } fault) return null;
        note.Fault = fault.Name;
        if (fault.Effect == FaultEffect.Latency) await Task.Delay(faults.DelayOf(fault), request.Org.Clock, cancel);
        return fault.Effect == FaultEffect.Reset ? throw new OutgoingException(OutgoingFailure.Reset, $"the connection was reset (fault rule {fault.Name})") : fault;
    }

    private HttpMessageInvoker ClientOf(string certificate) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        // The propagated context would add headers that Salesforce does not send.
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = 64,
        MaxResponseHeadersLength = MostHeaderKilobytes,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        SslOptions = certificate.Length == 0 ? trust.ForClient : trust.ForClientWith(certificate),
    });

    private static HttpRequestMessage MessageOf(OutgoingRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Url) { Content = request.Body is { } body ? new ByteArrayContent(body) : null };
        foreach (var (name, value) in request.Headers)
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content?.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    // Bytes are counted as they come, so an endless answer costs no more than the longest one.
    private static async Task<byte[]> ReadAsync(HttpContent content, int most, CancellationToken cancel)
    {
        if (content.Headers.ContentLength is { } length && length > most) throw TooLarge(most, length);
        await using var stream = await content.ReadAsStreamAsync(cancel);
        var whole = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await stream.ReadAsync(part, cancel) is > 0 and var count)
        {
            if (whole.Length + count > most) throw TooLarge(most, whole.Length + count);
            whole.Write(part, 0, count);
        }
        return whole.ToArray();
    }

    private static OutgoingException TooLarge(int most, long length) => new(OutgoingFailure.TooLarge, $"the answer is longer than {most} bytes") { Length = length };

    private static OutgoingFailure FailureOf(Exception problem) => problem switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => OutgoingFailure.UnknownHost,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => OutgoingFailure.Untrusted,
        HttpRequestException { InnerException: AuthenticationException } => OutgoingFailure.Untrusted,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => OutgoingFailure.Refused,
        _ => OutgoingFailure.Broken,
    };

    private CallNote NoteOf(OutgoingRequest request)
    {
        var note = logs.Note().Begin(request.Api, request.Method.Method, request.Url.AbsolutePath, request.Url.Query);
        note.Identified(request.Org, null, request.Url.Authority);
        (note.SObject, note.StartedAt) = (request.SObject, clock.GetTimestamp());
        if (request.Body is { } body) note.Body.Take(body);
        return note;
    }

    private void Keep(Org org, CallNote note, HttpRequestMessage request, HttpResponseMessage? response)
    {
        (note.Status, note.At, note.Took) = ((int?)response?.StatusCode ?? 0, org.Clock.GetUtcNow(), clock.GetElapsedTime(note.StartedAt));
        if (logs.IsOn) logs.Keep(org, note, Texts(request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])), response is null ? [] : Texts(response.Headers.Concat(response.Content.Headers)));
        logs.Return(note);
    }

    private static List<KeyValuePair<string, string>> HeadersOf(HttpResponseMessage response) =>
        [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value)))];

    private static IEnumerable<KeyValuePair<string, StringValues>> Texts(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        headers.Select(header => KeyValuePair.Create(header.Key, new StringValues([.. header.Value])));
}
