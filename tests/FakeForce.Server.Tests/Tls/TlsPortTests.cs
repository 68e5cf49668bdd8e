using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace FakeForce.Server.Tests.Tls;

public sealed class TlsPortTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task The_tls_port_speaks_both_versions_of_http_to_clients_that_trust_the_authority(string version)
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { TlsPort = 0 });
        using var client = Server.Client(server.TlsAddress!, Version.Parse(version), Server.Trusting(server));
        using var response = await client.GetAsync("/_fakeforce/health", Server.Ending);
        Assert.Equal((HttpStatusCode.OK, Version.Parse(version)), (response.StatusCode, response.Version));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("login.salesforce.com")]
    [InlineData("test.salesforce.com")]
    [InlineData("fakeforce.my.salesforce.com")]
    [InlineData("fakeforce--dev.sandbox.my.salesforce.com")]
    [InlineData("fakeforce.lightning.force.com")]
    [InlineData("api.pubsub.salesforce.com")]
    [InlineData("fakeforce-in-compose")]
    public async Task The_certificate_is_good_for_every_name_under_which_clients_come(string name)
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { TlsPort = 0 });
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.TlsAddress!.Port, Server.Ending);
        using var tls = new SslStream(socket.GetStream());
        var options = Server.Trusting(server).SslOptions;
        options.TargetHost = name;
        await tls.AuthenticateAsClientAsync(options, Server.Ending);
        Assert.True(tls.IsAuthenticated);
    }

    [Fact]
    public async Task Clients_that_do_not_trust_the_authority_refuse()
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { TlsPort = 0 });
        using var client = Server.Client(server.TlsAddress!);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/_fakeforce/health", Server.Ending));
    }

    [Fact]
    public async Task The_authority_and_the_jwt_key_survive_a_restart_with_data()
    {
        var data = Directory.CreateTempSubdirectory("fakeforce").FullName;
        var options = new FakeForceOptions { Data = data };
        var before = await PemsAsync(options);
        Assert.Equal(before, await PemsAsync(options));
        Assert.NotEqual(before, await PemsAsync(new FakeForceOptions()));
        Directory.Delete(data, true);
    }

    [Fact]
    public async Task Private_keys_on_disk_are_for_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes");
        var data = Directory.CreateTempSubdirectory("fakeforce").FullName;
        await PemsAsync(new FakeForceOptions { Data = data });
        Assert.All(Directory.GetFiles(data, "*.key"), file =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file)));
        Directory.Delete(data, true);
    }

    [Fact]
    public async Task The_authority_served_is_the_one_that_signs()
    {
        await using var server = await Server.StartAsync();
        using var client = server.Client();
        var pem = await client.GetStringAsync("/_fakeforce/ca.pem", Server.Ending);
        Assert.Equal(server.CertificateAuthorityPem, pem);
        using var root = X509Certificate2.CreateFromPem(pem);
        Assert.Equal(root.Subject, root.Issuer);
    }

    private static async Task<(string Authority, string JwtKey)> PemsAsync(FakeForceOptions options)
    {
        await using var server = await Server.StartAsync(options);
        using var client = server.Client();
        return (await client.GetStringAsync("/_fakeforce/ca.pem", Server.Ending), await client.GetStringAsync("/_fakeforce/jwt.key", Server.Ending));
    }
}
