using System.Text.Json.Nodes;
using FakeForce.Engine;

namespace FakeForce.Server.Tests.Cometd;

/// <summary>Generic streaming: channels and what is pushed to them (Streaming API Developer Guide, "Reference: Streaming Channel Push REST API").</summary>
public sealed class GenericStreamingTests : IAsyncLifetime
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = StreamingOrg.Clock();
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await StreamingOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task A_text_reaches_everybody_who_listens()
    {
        var channel = await ChannelAsync("/u/Broadcast");
        using var client = await ListenAsync("/u/Broadcast");
        var answer = await PushAsync(channel, """{"pushEvents":[{"payload":"hello \"world\"!","userIds":[]}]}""");
        Assert.Equal("""[{"fanoutCount":-1,"userOnlineStatus":{}}]""", answer.Body);
        Assert.Equal("""{"data":{"payload":"hello \"world\"!","event":{"createdDate":"2026-05-01T10:00:00.000Z","replayId":1}},"channel":"/u/Broadcast"}""",
            Assert.Single(await client.TakeAsync()).ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    // "Generic Streaming Allocations": 200 in free orgs.
    [Fact]
    public async Task An_org_has_so_many_channels_and_no_more()
    {
        for (var i = 0; i < 200; i++) await ChannelAsync($"/u/C{i}");
        Assert.Contains("LIMIT_EXCEEDED", (await org.SendAsync("POST", "/sobjects/StreamingChannel", """{"Name":"/u/More"}""")).Body, StringComparison.Ordinal);
    }

    /// <summary>The guide's sample: one user is online, one is not.</summary>
    [Theory]
    [InlineData("""{"pushEvents":[{"payload":"x","userIds":["A","B"]},{"payload":"all","userIds":[]}]}""", "application/json")]
    [InlineData("<r><pushEvents><payload>x</payload><userIds>A</userIds><userIds>B</userIds></pushEvents><pushEvents><payload>all</payload></pushEvents></r>", "application/xml")]
    public async Task A_text_for_some_users_reaches_no_others(string body, string type)
    {
        var channel = await ChannelAsync("/u/Some");
        using var second = await ListenAsync("/u/Some", "second@fakeforce.test");
        var (admin, other) = (UserOf(org.Client.DefaultRequestHeaders.Authorization!.Parameter!), UserOf(second.Token!));
        body = body.Replace("\"A\"", $"\"{admin}\"", StringComparison.Ordinal).Replace("\"B\"", $"\"{other}\"", StringComparison.Ordinal)
            .Replace(">A<", $">{admin}<", StringComparison.Ordinal).Replace(">B<", $">{other}<", StringComparison.Ordinal);
        var answer = await org.SendAsync("POST", $"/sobjects/StreamingChannel/{channel}/push", body, ("Content-Type", type));
        Assert.Equal($$$"""[{"fanoutCount":1,"userOnlineStatus":{"{{{admin}}}":false,"{{{other}}}":true}},{"fanoutCount":-1,"userOnlineStatus":{}}]""", answer.Body);
        using var third = await ListenAsync("/u/Some", "third@fakeforce.test", replay: -2);
        Assert.Equal(["x", "all"], Texts(await second.TakeAsync()));
        Assert.Equal(["all"], Texts(await third.TakeAsync()));
    }

    [Fact]
    public async Task The_channel_tells_who_listens()
    {
        var channel = await ChannelAsync("/u/notifications/Example");
        using var client = await ListenAsync("/u/notifications/Example");
        var path = $"/sobjects/StreamingChannel/{channel}/push";
        Assert.Equal($$"""{"OnlineUserIds":["{{UserOf(client.Token!)}}"],"ChannelName":"/u/notifications/Example"}""", (await org.GetAsync(path)).Body);
        clock.Advance(TimeSpan.FromSeconds(41));
        Assert.Equal("""{"OnlineUserIds":[],"ChannelName":"/u/notifications/Example"}""", (await org.GetAsync(path)).Body);
    }

    [Theory]
    [InlineData("/u/Channel", "/u/Channel", null)]
    [InlineData("/u/Channel", "/u/channel", "404::channel names may not vary only by case")]
    [InlineData("/u/Channel", "/u/Other", "404::Unknown channel")]
    public async Task Channels_tell_case(string made, string asked, string? error)
    {
        await ChannelAsync(made);
        using var client = await BayeuxClient.ConnectedAsync(org);
        Assert.Equal(error, (await client.SubscribeAsync(asked))["error"]?.ToString());
    }

    [Theory]
    [InlineData("""{"Name":"Channel"}""", "FIELD_INTEGRITY_EXCEPTION")]
    [InlineData("""{"Name":"/u/TAKEN"}""", "DUPLICATE_VALUE")]
    public async Task A_channel_has_a_name_of_its_own_below_u(string json, string code)
    {
        await ChannelAsync("/u/Taken");
        Assert.Equal(code, (await org.SendAsync("POST", "/sobjects/StreamingChannel", json)).Json[0].GetProperty("errorCode").GetString());
    }

    /// <summary>"Cannot exceed 3,000 single-byte characters."</summary>
    [Theory]
    [InlineData(3_000, 200)]
    [InlineData(3_001, 400)]
    public async Task A_text_may_not_be_too_long(int length, int status)
    {
        var channel = await ChannelAsync("/u/Long");
        Assert.Equal(status, (await PushAsync(channel, $$"""{"pushEvents":[{"payload":"{{new string('x', length)}}"}]}""")).Status);
    }

    [Theory]
    [InlineData("0M6000000000999AAA", "{}", 404)]
    [InlineData(null, "{}", 400)]
    [InlineData(null, """{"pushEvents":[{"userIds":[]}]}""", 400)]
    [InlineData(null, """{"pushEvents":[{"payload":"x","userIds":["nobody"]}]}""", 400)]
    public async Task A_wrong_push_is_refused(string? channel, string json, int status)
    {
        channel ??= (await ChannelAsync("/u/Right")).ToString();
        Assert.Equal(status, (await org.SendAsync("POST", $"/sobjects/StreamingChannel/{channel}/push", json)).Status);
    }

    private Task<RecordId> ChannelAsync(string name) => org.CreateAsync("StreamingChannel", $$"""{"Name":"{{name}}"}""");

    private Task<Answer> PushAsync(RecordId channel, string json) => org.SendAsync("POST", $"/sobjects/StreamingChannel/{channel}/push", json);

    private RecordId UserOf(string token) => org.Org.Identity.Check(token).Session!.UserId;

    private async Task<BayeuxClient> ListenAsync(string channel, string? username = null, int? replay = null)
    {
        var client = await BayeuxClient.ConnectedAsync(org, username);
        await client.ListenAsync(channel, replay);
        return client;
    }

    private static List<string> Texts(IEnumerable<JsonNode> events) => [.. events.Select(e => e["data"]!["payload"]!.ToString())];
}
