using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FakeForce.Server.Tests.Ports;

public sealed class OnePortTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task One_port_speaks_both_versions_of_http(string version)
    {
        await using var server = await Server.StartAsync();
        using var client = server.Client(Version.Parse(version));
        for (var i = 0; i < 3; i++)
        {
            using var response = await client.GetAsync("/_fakeforce/health", Server.Ending);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(Version.Parse(version), response.Version);
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task A_free_port_has_one_number_on_both_loopback_addresses(string host)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        await using var server = await Server.StartAsync();
        using var client = Server.Client(new Uri($"http://{host}:{server.Address.Port}"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/_fakeforce/health", Server.Ending)).StatusCode);
    }

    [Fact]
    public async Task A_request_that_begins_like_the_preface_and_comes_byte_by_byte_is_still_http_one()
    {
        await using var server = await Server.StartAsync();
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port, Server.Ending);
        var stream = client.GetStream();
        foreach (var octet in Encoding.ASCII.GetBytes("PRINT /services HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        {
            stream.WriteByte(octet);
            await stream.FlushAsync(Server.Ending);
        }
        var answer = await new StreamReader(stream).ReadToEndAsync(Server.Ending);
        Assert.StartsWith("HTTP/1.1 404 Not Found", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silent_connections_hold_up_neither_others_nor_the_stop()
    {
        var server = await Server.StartAsync();
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, server.Address.Port, Server.Ending);
        using var client = server.Client();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/_fakeforce/health", Server.Ending)).StatusCode);
        await server.DisposeAsync().AsTask().WaitAsync(FakeForceServer.DrainTime / 2, Server.Ending);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_reason()
    {
        await using var first = await Server.StartAsync();
        var taken = first.Address.Port;
        var failure = await Assert.ThrowsAsync<PortException>(() => Server.StartAsync(new FakeForceOptions { Port = taken }));
        Assert.Equal($"--port {taken} cannot be opened on localhost: another process uses it", failure.Message);
    }

    [Fact]
    public async Task Answers_do_not_name_the_web_server_below()
    {
        await using var server = await Server.StartAsync();
        using var client = server.Client();
        using var response = await client.GetAsync("/_fakeforce/health", Server.Ending);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Every_server_in_a_process_has_its_own_ports()
    {
        await using var one = await Server.StartAsync(new FakeForceOptions { TlsPort = 0, ProxyPort = 0 });
        await using var two = await Server.StartAsync(new FakeForceOptions { TlsPort = 0, ProxyPort = 0 });
        Uri[] all = [one.Address, one.TlsAddress!, one.ProxyAddress!, two.Address, two.TlsAddress!, two.ProxyAddress!];
        Assert.Equal(6, all.Select(address => address.Port).Distinct().Count());
    }
}
