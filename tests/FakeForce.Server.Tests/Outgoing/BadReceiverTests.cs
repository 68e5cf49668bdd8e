using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FakeForce.Server.Tests.Outgoing.Callouts;

namespace FakeForce.Server.Tests.Outgoing;

/// <summary>Receivers of outbound messages that would hold up, fill up or lead away whoever believes them.</summary>
public sealed class BadReceiverTests
{
    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        // A bare socket, since Kestrel takes what is written to a connection that has ended, and would be counted.
        using var endless = new TcpListener(IPAddress.Loopback, 0);
        endless.Start();
        await using var org = await StartAsync($"http://127.0.0.1:{((IPEndPoint)endless.LocalEndpoint).Port}");
        var sending = SendAsync(endless);
        Assert.Equal("the answer is longer than 1048576 bytes", await AnswerAsync(org));
        // What the two ends of the connection may hold is all that was sent beyond.
        Assert.InRange(await sending, 0, 64L * 1024 * 1024);
    }

    [Fact]
    public async Task Redirects_lead_nowhere()
    {
        await using var elsewhere = await Peer.StartAsync();
        await using var peer = await Peer.StartAsync((context, asked) =>
        {
            context.Response.Redirect(asked.Path == "/" ? elsewhere.Address : "/");
            return Task.CompletedTask;
        });
        await using var org = await StartAsync(peer.Address);
        Assert.Equal("HTTP 302", await AnswerAsync(org));
        Assert.Single(peer.Requests);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task What_is_no_HTTP_is_not_acknowledged()
    {
        using var garbage = new TcpListener(IPAddress.Loopback, 0);
        garbage.Start();
        await using var org = await StartAsync($"http://127.0.0.1:{((IPEndPoint)garbage.LocalEndpoint).Port}");
        var answering = AnswerAsync(org);
        using (var socket = await garbage.AcceptSocketAsync(Server.Ending)) await socket.SendAsync("SSH-2.0-nothing\r\n\r\n"u8.ToArray(), Server.Ending);
        Assert.NotEmpty(await answering);
    }

    // Until the other end has had enough; gives the bytes that it took.
    private static async Task<long> SendAsync(TcpListener endless)
    {
        var (sent, block) = (0L, new byte[64 * 1024]);
        using var socket = await endless.AcceptSocketAsync(Server.Ending);
        await socket.ReceiveAsync(block, Server.Ending);
        await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n"u8.ToArray(), Server.Ending);
        try
        {
            while (true) sent += await socket.SendAsync(block, Server.Ending);
        }
        catch (SocketException)
        {
            return sent;
        }
    }

    private static Task<TestOrg> StartAsync(string address) => TestOrg.StartAsync(new FakeForceOptions
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""
            {"workflowRules":[{"fullName":"Account.New","triggerType":"onCreateOnly","actions":["M"]}],"outboundMessages":[{"fullName":"Account.M","endpointUrl":"{{address}}/","fields":["Name"]}]}
            """).RootElement,
    });

    // Of the one message, which still waits; an advance settles what is under way.
    private static async Task<string> AnswerAsync(TestOrg org)
    {
        await org.CreateAsync("Account", """{"Name":"A"}""");
        Assert.Equal(200, (await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT0.001S"}""")).Status);
        var message = Assert.Single((await org.GetAsync("/_fakeforce/outbound-messages")).Json.GetProperty("messages").EnumerateArray());
        Assert.Equal(("waiting", 1), (message.GetProperty("state").GetString(), message.GetProperty("attempts").GetInt32()));
        return message.GetProperty("lastAnswer").GetString()!;
    }
}
