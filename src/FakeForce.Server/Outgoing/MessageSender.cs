using System.Net;
using FakeForce.Engine;
using FakeForce.Engine.Chaos;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Server.Gate.Requests;
using Microsoft.Extensions.Primitives;

namespace FakeForce.Server.Outgoing;

/// <summary>
/// Sends outbound messages to their receivers, and keeps each request with its answer in the journal of its org. Redirects are not
/// followed: a receiver that sends one has not acknowledged.
/// </summary>
internal sealed class MessageSender(RequestLogs logs, TimeProvider clock) : IDisposable
{
    /// <summary>Of an answer. Ours; an acknowledgement has some hundred bytes.</summary>
    private const int MostAnswer = 1024 * 1024;

    /// <summary>Salesforce does not publish it; 60 s is what secondary sources say.</summary>
    private static readonly TimeSpan timeout = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxConnectionsPerServer = 16, MaxResponseHeadersLength = 64, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MostAnswer,
    };

    /// <summary>Where receivers find the org's APIs.</summary>
    public string Address { get; set; } = "";

    public async Task<Acknowledgement> SendAsync(MessageBatch batch, CancellationToken cancel)
    {
        var body = NotificationsXml.Write(batch, Address);
        using var request = new HttpRequestMessage(HttpMethod.Post, batch.Message.EndpointUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "text/xml; charset=utf-8");
        request.Headers.TryAddWithoutValidation("SOAPAction", "\"\"");
        var note = logs.Note().Begin(FaultTexts.Outbound, "POST", request.RequestUri!.AbsolutePath, request.RequestUri.Query);
        note.Identified(batch.Org, null, request.RequestUri.Authority);
        (note.SObject, note.StartedAt) = (batch.Message.FullName.Split('.')[0], clock.GetTimestamp());
        note.Body.Take(body);
        HttpResponseMessage? response = null;
        try
        {
            using var late = new CancellationTokenSource(timeout, batch.Org.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
            response = await http.SendAsync(request, either.Token);
            var answer = await response.Content.ReadAsByteArrayAsync(either.Token);
            note.Answer.Take(answer);
            return Judge(response.StatusCode, answer);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Acknowledgement(false, $"no answer within {timeout.TotalSeconds:0} s");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            return new Acknowledgement(false, problem.InnerException?.Message is { } inner ? $"{problem.Message} ({inner})" : problem.Message);
        }
        finally
        {
            Keep(batch.Org, note, request, response);
            response?.Dispose();
        }
    }

    public void Dispose() => http.Dispose();

    private static Acknowledgement Judge(HttpStatusCode status, byte[] answer) =>
        status != HttpStatusCode.OK ? new(false, $"HTTP {(int)status}")
        : AckReader.Problem(answer) is { } problem ? new(false, $"HTTP 200, but {problem}")
        : new(true, "HTTP 200, Ack true");

    private void Keep(Org org, CallNote note, HttpRequestMessage request, HttpResponseMessage? response)
    {
        (note.Status, note.At, note.Took) = ((int?)response?.StatusCode ?? 0, org.Clock.GetUtcNow(), clock.GetElapsedTime(note.StartedAt));
        if (logs.IsOn) logs.Keep(org, note, Headers(request.Headers.Concat(request.Content!.Headers)), response is null ? [] : Headers(response.Headers.Concat(response.Content.Headers)));
        logs.Return(note);
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Headers(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        headers.Select(header => KeyValuePair.Create(header.Key, new StringValues([.. header.Value])));
}
