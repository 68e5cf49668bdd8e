using System.Net;

namespace FakeForce.Server.Tests.Gate;

public sealed class UriLimitsTests
{
    private const string UriTooLong = """[{"message":"The length of the URI exceeds the 16,384-byte limit.","errorCode":"URI_TOO_LONG"}]""";
    private const string AllTooLong = """[{"message":"The combined length of the URI and headers exceeds the 16,384-byte limit.","errorCode":"REQUEST_HEADER_FIELDS_TOO_LARGE"}]""";

    [Theory]
    [InlineData("1.1", 16_385, 0, 414, UriTooLong)]
    [InlineData("2.0", 16_385, 0, 414, UriTooLong)]
    [InlineData("1.1", 60_000, 0, 414, UriTooLong)]
    [InlineData("1.1", 16_384, 0, 431, AllTooLong)]
    [InlineData("2.0", 9_000, 9_000, 431, AllTooLong)]
    [InlineData("1.1", 100, 16_384, 431, AllTooLong)]
    [InlineData("1.1", 8_000, 8_000, 404, null)]
    public async Task Uris_and_headers_beyond_16_384_bytes_are_refused(string version, int uri, int header, int status, string? body)
    {
        await using var server = await Server.StartAsync();
        using var client = server.Client(Version.Parse(version));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/" + new string('a', uri - 1)) { Version = client.DefaultRequestVersion };
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        if (header > 0) request.Headers.Add("X-Filler", new string('b', header));
        using var response = await client.SendAsync(request, Server.Ending);
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        if (body is not null) Assert.Equal(body, await response.Content.ReadAsStringAsync(Server.Ending));
    }

    [Fact]
    public async Task The_server_goes_on_after_a_refusal()
    {
        await using var server = await Server.StartAsync();
        using var client = server.Client();
        using var response = await client.GetAsync("/" + new string('a', 60_000), Server.Ending);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, response.StatusCode);
        using var again = await client.GetAsync("/_fakeforce/health", Server.Ending);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }
}
