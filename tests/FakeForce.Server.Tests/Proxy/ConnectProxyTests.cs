using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FakeForce.Server.Tests.Proxy;

public sealed class ConnectProxyTests
{
    [Theory]
    [InlineData("https://login.salesforce.com/_fakeforce/health", "1.1")]
    [InlineData("https://login.salesforce.com/_fakeforce/health", "2.0")]
    [InlineData("https://fakeforce.my.salesforce.com/_fakeforce/health", "1.1")]
    [InlineData("https://fakeforce.lightning.force.com/_fakeforce/health", "1.1")]
    [InlineData("https://api.pubsub.salesforce.com:7443/_fakeforce/health", "2.0")]
    [InlineData("http://login.salesforce.com/_fakeforce/health", "1.1")]
    public async Task Salesforce_hosts_end_at_this_server(string url, string version)
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { ProxyPort = 0 });
        using var client = Through(server, version);
        using var response = await client.GetAsync(url, Server.Ending);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Version.Parse(version), response.Version);
    }

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("https://salesforce.com.example.com/")]
    [InlineData("https://notsalesforce.com/")]
    [InlineData("https://login.salesforce.com:7443/")]
    [InlineData("https://localhost:1/")]
    public async Task Other_hosts_are_refused_for_tunnels(string url)
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { ProxyPort = 0 });
        using var client = Through(server);
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(url, Server.Ending));
        Assert.Contains("403", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("http://localhost:1/")]
    public async Task Other_hosts_are_refused_for_plain_requests(string url)
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { ProxyPort = 0 });
        using var client = Through(server);
        using var response = await client.GetAsync(url, Server.Ending);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("it refuses ", await response.Content.ReadAsStringAsync(Server.Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loopback_is_carried_only_to_this_servers_own_ports()
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { TlsPort = 0, ProxyPort = 0 });
        await using var other = await Server.StartAsync();
        using var client = Through(server);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(server.Address, "/_fakeforce/health"), Server.Ending)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(server.TlsAddress!, "/_fakeforce/health"), Server.Ending)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri(other.Address, "/_fakeforce/health"), Server.Ending)).StatusCode);
    }

    [Theory]
    [InlineData("CONNECT example.com:443 HTTP/1.1\r\n\r\n", "HTTP/1.1 403 Forbidden")]
    [InlineData("CONNECT login.salesforce.com HTTP/1.1\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    [InlineData("CONNECT login.salesforce.com:x HTTP/1.1\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    [InlineData("CONNECT\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    [InlineData("CONNECT login.salesforce.com:443 SPDY/1\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    public async Task Bad_tunnel_requests_get_an_answer_and_the_end(string request, string status)
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { ProxyPort = 0 });
        var answer = await SendAsync(server, request);
        Assert.StartsWith(status, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tunnel_request_without_end_is_cut_off()
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { ProxyPort = 0 });
        var answer = await SendAsync(server, "CONNECT login.salesforce.com:443 HTTP/1.1\r\nX: " + new string('x', 17_000));
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    private static HttpClient Through(FakeForceServer server, string version = "1.1") =>
        Server.Client(server.Address, Version.Parse(version), Server.Trusting(server, new WebProxy(server.ProxyAddress) { BypassProxyOnLocal = false }));

    private static async Task<string> SendAsync(FakeForceServer server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.ProxyAddress!.Port, Server.Ending);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Server.Ending);
        var buffer = new byte[4096];
        var count = await stream.ReadAsync(buffer, Server.Ending);
        return Encoding.ASCII.GetString(buffer, 0, count);
    }
}
