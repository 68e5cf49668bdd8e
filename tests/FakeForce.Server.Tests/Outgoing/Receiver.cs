using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace FakeForce.Server.Tests.Outgoing;

/// <summary>A receiver of outbound messages on a free port, which keeps what it gets and answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Ack = """<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>true</Ack></notificationsResponse></soapenv:Body></soapenv:Envelope>""";

    private readonly WebApplication app;
    private readonly SemaphoreSlim arrivals = new(0);

    private Receiver(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";
    public ConcurrentQueue<(string Body, Dictionary<string, string> Headers)> Requests { get; } = [];

    /// <summary>Status and body of the answer.</summary>
    public volatile Func<(int Status, string Body)> Answer = () => (200, Ack);

    /// <summary>No answer leaves before it is done.</summary>
    public volatile Task Held = Task.CompletedTask;

    /// <summary>Subjects of the client certificates that came; null for a request without one.</summary>
    public ConcurrentQueue<string?> Clients { get; } = [];

    /// <summary>With a certificate it speaks TLS, and asks for one of the client.</summary>
    public static async Task<Receiver> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        if (certificate is null) builder.WebHost.UseUrls("http://127.0.0.1:0");
        else builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            (https.ServerCertificate, https.ClientCertificateMode) = (certificate, ClientCertificateMode.AllowCertificate);
            https.AllowAnyClientCertificate();
        })));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.HandleAsync);
        await app.StartAsync(Server.Ending);
        receiver.Address = app.Urls.First();
        return receiver;
    }

    /// <summary>Waits until so many more requests have come.</summary>
    public async Task ReceiveAsync(int count = 1)
    {
        for (var i = 0; i < count; i++) Assert.True(await arrivals.WaitAsync(TimeSpan.FromSeconds(30), Server.Ending), "no request came");
    }

    public IEnumerable<XElement> Notifications => Requests.SelectMany(request => XDocument.Parse(request.Body).Descendants().Where(element => element.Name.LocalName == "Notification"));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue((await reader.ReadToEndAsync(context.RequestAborted), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        Clients.Enqueue(context.Connection.ClientCertificate?.Subject);
        arrivals.Release();
        await Held.WaitAsync(context.RequestAborted);
        var (status, body) = Answer();
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }
}
