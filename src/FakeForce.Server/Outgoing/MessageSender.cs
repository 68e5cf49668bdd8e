using System.Net;
using FakeForce.Engine.Chaos;
using FakeForce.Engine.Outbound.Messages;

namespace FakeForce.Server.Outgoing;

/// <summary>Sends outbound messages to their receivers. A receiver that redirects has not acknowledged.</summary>
internal sealed class MessageSender(OutgoingHttp http)
{
    /// <summary>Salesforce does not publish it; 60 s is what secondary sources say.</summary>
    private static readonly TimeSpan timeout = TimeSpan.FromSeconds(60);

    /// <summary>Where receivers find the org's APIs.</summary>
    public string Address { get; set; } = "";

    public async Task<Acknowledgement> SendAsync(MessageBatch batch, CancellationToken cancel)
    {
        var url = new Uri(batch.Message.EndpointUrl);
        var request = new OutgoingRequest(batch.Org, FaultTexts.Outbound, HttpMethod.Post, url, AllowedOrigins.Of(url))
        {
            Headers = [new("Content-Type", "text/xml; charset=utf-8"), new("SOAPAction", "\"\"")],
            Body = NotificationsXml.Write(batch, Address),
            Timeout = timeout,
            SObject = batch.Message.ObjectName,
        };
        try
        {
            var answer = await http.SendAsync(request, cancel);
            return Judge(answer);
        }
        catch (OutgoingException problem)
        {
            return new Acknowledgement(false, problem.Message);
        }
    }

    private static Acknowledgement Judge(OutgoingAnswer answer) =>
        answer.Status != (int)HttpStatusCode.OK ? new(false, $"HTTP {answer.Status}")
        : AckReader.Problem(answer.Body) is { } problem ? new(false, $"HTTP 200, but {problem}")
        : new(true, "HTTP 200, Ack true");
}
