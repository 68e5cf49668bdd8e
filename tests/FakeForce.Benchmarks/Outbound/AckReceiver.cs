using System.Collections.Concurrent;
using System.Net;

namespace FakeForce.Benchmarks.Outbound;

/// <summary>A Kestrel on loopback that keeps each body, counts its notifications, and acknowledges unless it is down.</summary>
internal sealed class AckReceiver : IAsyncDisposable
{
    private static readonly byte[] ack = """<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>true</Ack></notificationsResponse></soapenv:Body></soapenv:Envelope>"""u8.ToArray();

    private readonly WebApplication app;

    private AckReceiver(WebApplication app) => this.app = app;

    public string Address { get; private set; } = "";

    /// <summary>Answers 503 while it is true.</summary>
    public volatile bool IsDown;

    /// <summary>Those that were acknowledged.</summary>
    public ConcurrentBag<byte[]> Bodies { get; private set; } = [];

    /// <summary>All that came, acknowledged or not.</summary>
    public int Requests => requests;

    private int requests, notifications;

    /// <summary>Of the acknowledged bodies.</summary>
    public int Notifications => Volatile.Read(ref notifications);

    public static async Task<AckReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new AckReceiver(app);
        app.Run(receiver.AnswerAsync);
        await app.StartAsync();
        receiver.Address = app.Urls.First() + "/listen";
        return receiver;
    }

    public void Clear() => (Bodies, requests, notifications) = ([], 0, 0);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = new byte[(int)context.Request.ContentLength!];
        await context.Request.Body.ReadExactlyAsync(body);
        Interlocked.Increment(ref requests);
        context.Response.StatusCode = IsDown ? 503 : 200;
        if (IsDown) return;
        Bodies.Add(body);
        Interlocked.Add(ref notifications, CountIn(body));
        context.Response.ContentType = "text/xml";
        context.Response.ContentLength = ack.Length;
        await context.Response.Body.WriteAsync(ack);
    }

    private static int CountIn(ReadOnlySpan<byte> body)
    {
        var count = 0;
        var tag = "<Notification>"u8;
        for (int at; (at = body.IndexOf(tag)) >= 0; body = body[(at + tag.Length)..]) count++;
        return count;
    }
}
