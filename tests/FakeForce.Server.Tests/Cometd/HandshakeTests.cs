using System.Net;
using System.Text.Json.Nodes;

namespace FakeForce.Server.Tests.Cometd;

/// <summary>How clients come in: versions, sessions, sizes, numbers (Streaming API Developer Guide, "Handling Streaming API Errors").</summary>
public sealed class HandshakeTests
{
    private const string Request = """[{"channel":"/meta/handshake","id":"1","version":"1.0","supportedConnectionTypes":["long-polling"]}]""";

    /// <summary>The reply is the one observed in github.com/kdcllc/CometD.NetCore.Salesforce/issues/43.</summary>
    [Theory]
    [InlineData("/cometd/66.0")]
    [InlineData("/cometd/37.0/")]
    [InlineData("/cometd/60.0/handshake")]
    [InlineData("/cometd/60.0/meta/handshake")]
    public async Task A_handshake_makes_a_client_and_gives_it_a_cookie(string path)
    {
        await using var org = await StreamingOrg.StartAsync();
        using var client = BayeuxClient.Without(org, org.Client.DefaultRequestHeaders.Authorization!.Parameter);
        using var response = await client.PostAsync(path, Request);
        var body = await response.Content.ReadAsStringAsync(Server.Ending);
        Assert.Matches("""^\[\{"ext":\{"replay":true,"payload.format":true},"minimumVersion":"1.0","clientId":"[0-9a-z]{26}","supportedConnectionTypes":\["long-polling"\],"channel":"/meta/handshake","id":"1","version":"1.0","successful":true}\]$""", body);
        Assert.StartsWith("BAYEUX_BROWSER=", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    /// <summary>Texts: "Streaming API Error Codes"; the place of the reason: "403 Resource Limit and Validation Errors for Handshake Requests".</summary>
    [Theory]
    [InlineData("/cometd", true, "long-polling", "400::API version in the URI is mandatory. URI format: '/cometd/68.0'")]
    [InlineData("/cometd/36.0", true, "long-polling", "400::Unsupported API version. Only API versions '37.0' and later are supported. URI format: '/cometd/68.0'")]
    [InlineData("/cometd/99.0", true, "long-polling", "400::Unsupported API version. Only API versions '37.0' and later are supported. URI format: '/cometd/68.0'")]
    [InlineData("/cometd/66.0", true, "websocket", "400::Invalid connection type websocket")]
    [InlineData("/cometd/66.0", false, "long-polling", "401::Authentication invalid")]
    [InlineData("/cometd/66.0", null, "long-polling", "401::Request requires authentication")]
    public async Task A_denied_handshake_says_why(string path, bool? hasSession, string type, string reason)
    {
        await using var org = await StreamingOrg.StartAsync();
        var token = hasSession switch { true => org.Client.DefaultRequestHeaders.Authorization!.Parameter, false => "00D000000000001!nonsense", _ => null };
        using var client = BayeuxClient.Without(org, token);
        var reply = (await client.SendAsync(Request.Replace("long-polling", type, StringComparison.Ordinal), path))[0]!;
        var expected = JsonNode.Parse($$"""{"ext":{"sfdc":{"failureReason":"{{reason}}"},"replay":true,"payload.format":true},"advice":{"reconnect":"none"},"channel":"/meta/handshake","id":"1","error":"403::Handshake denied","successful":false}""");
        Assert.Equal(expected!.ToJsonString(), reply.ToJsonString());
    }

    /// <summary>"PushTopic Streaming Allocations": 20 clients in a Developer Edition; a client that left makes room.</summary>
    [Fact]
    public async Task No_more_clients_than_the_edition_allows()
    {
        var clock = StreamingOrg.Clock();
        await using var org = await StreamingOrg.StartAsync(clock);
        var token = org.Client.DefaultRequestHeaders.Authorization!.Parameter;
        using var client = BayeuxClient.Without(org, token);
        for (var i = 0; i < 20; i++) Assert.True((await client.HandshakeAsync())["successful"]!.GetValue<bool>());
        Assert.Equal(0, await LeftAsync(org));
        Assert.Equal("403::Organization concurrent user limit exceeded", (await client.HandshakeAsync())["ext"]!["sfdc"]!["failureReason"]!.ToString());
        clock.Advance(TimeSpan.FromSeconds(41));
        Assert.Equal(20, await LeftAsync(org));
        Assert.True((await client.HandshakeAsync())["successful"]!.GetValue<bool>());
    }

    /// <summary>"Streaming API Error Codes", 413: 32,768 bytes. Status and form of the answer are FakeForce's own.</summary>
    [Fact]
    public async Task A_request_may_not_be_too_long()
    {
        await using var org = await StreamingOrg.StartAsync();
        using var client = BayeuxClient.Without(org, org.Client.DefaultRequestHeaders.Authorization!.Parameter);
        using var longest = await client.PostAsync("/cometd/66.0", Request + new string(' ', 32_768 - Request.Length));
        using var longer = await client.PostAsync("/cometd/66.0", Request + new string(' ', 32_769 - Request.Length));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge), (longest.StatusCode, longer.StatusCode));
        Assert.Equal("""[{"error":"413::Maximum Request Size Exceeded","successful":false}]""", await longer.Content.ReadAsStringAsync(Server.Ending));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task What_is_no_message_is_a_bad_request(string body)
    {
        await using var org = await StreamingOrg.StartAsync();
        using var client = BayeuxClient.Without(org);
        using var response = await client.PostAsync("/cometd/66.0", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("""[{"error":"400::""", await response.Content.ReadAsStringAsync(Server.Ending), StringComparison.Ordinal);
    }

    private static async Task<int> LeftAsync(TestOrg org) =>
        (await org.GetAsync("/limits")).Json.GetProperty("DurableStreamingApiConcurrentClients").GetProperty("Remaining").GetInt32();
}
