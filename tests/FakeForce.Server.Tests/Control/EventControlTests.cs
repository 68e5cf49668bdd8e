using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FakeForce.Server.PubSub.Protocol;
using FakeForce.Server.Tests.PubSub;
using Grpc.Core;

namespace FakeForce.Server.Tests.Control;

/// <summary>/_fakeforce/events, as a test of an integration would use it.</summary>
public sealed class EventControlTests : IAsyncLifetime
{
    private PubSubOrg org = null!;

    public async ValueTask InitializeAsync() => org = await PubSubOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task The_log_is_listed_with_its_payloads_and_who_was_given_what()
    {
        using var call = await org.SubscribeAsync(10);
        await org.UntilSubscribedAsync();
        await org.PublishAsync("one", "two");
        await call.ReadEventsAsync(2);
        var events = await ListAsync("?channel=/event/Note__e");
        Assert.Equal(["one", "two"], events.Select(one => one.GetProperty("payload").GetProperty("Text__c").GetString()));
        var subscriber = Assert.Single((await GetAsync("/subscribers")).GetProperty("subscribers").EnumerateArray().ToList());
        var id = subscriber.GetProperty("id").GetString();
        Assert.All(events, one => Assert.Equal((id, 1), (one.GetProperty("receivedBy")[0].GetProperty("subscriber").GetString(), one.GetProperty("receivedBy")[0].GetProperty("times").GetInt32())));
        Assert.Equal(("pubSub", "/event/Note__e", org.Org.Options.Username, 2), (Text(subscriber, "api"), Text(subscriber, "channel"), Text(subscriber, "user"), subscriber.GetProperty("received").GetInt32()));
    }

    [Fact]
    public async Task Pages_of_the_log_follow_each_other()
    {
        await org.PublishAsync("a", "b", "c");
        var first = await GetAsync("?limit=2");
        Assert.True(first.GetProperty("more").GetBoolean());
        var last = first.GetProperty("events")[1].GetProperty("replayId").GetInt64();
        var second = await GetAsync($"?after={last}");
        Assert.Equal((1, false), (second.GetProperty("events").GetArrayLength(), second.GetProperty("more").GetBoolean()));
        Assert.Equal(second.GetProperty("lastReplayId").GetInt64(), second.GetProperty("events")[0].GetProperty("replayId").GetInt64());
    }

    [Fact]
    public async Task Any_event_is_published_by_hand_and_delivered()
    {
        using var call = await org.SubscribeAsync(10);
        await org.UntilSubscribedAsync();
        var answer = await PostAsync("", """{"channel":"/event/Note__e","payload":{"Text__c":"by hand","CreatedDate":"2026-01-02T03:04:05Z"},"eventUuid":"2ec0e371-1395-457f-9275-be1b527a72f7"}""");
        var logged = Assert.Single(answer.GetProperty("events").EnumerateArray().ToList());
        Assert.Equal(("2026-01-02T03:04:05.000Z", "by hand"), (Text(logged.GetProperty("payload"), "CreatedDate"), Text(logged.GetProperty("payload"), "Text__c")));
        var received = Assert.Single(await call.ReadEventsAsync(1));
        Assert.Equal(("2ec0e371-1395-457f-9275-be1b527a72f7", "by hand"), (received.Event.Id, PubSubOrg.TextOf(received)));
    }

    [Fact]
    public async Task Gap_events_and_other_changes_are_published_by_hand()
    {
        var answer = await PostAsync("", """
            [{"channel":"/data/AccountChangeEvent","payload":{"ChangeEventHeader":{"changeType":"GAP_UPDATE","recordIds":["001FF0000000001AAA"]}}},
             {"channel":"/data/AccountChangeEvent","payload":{"ChangeEventHeader":{"changeType":"UPDATE","recordIds":["001FF0000000001AAA"],"changedFields":["Phone","BillingAddress.City"]},"Phone":"1"}}]
            """);
        var payloads = answer.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("payload")).ToList();
        Assert.Equal(["GAP_UPDATE", "UPDATE"], payloads.Select(payload => Text(payload.GetProperty("ChangeEventHeader"), "changeType")));
        Assert.Equal(["Account", "Account"], payloads.Select(payload => Text(payload.GetProperty("ChangeEventHeader"), "entityName")));
        Assert.Equal(["Phone", "BillingAddress.City"], payloads[1].GetProperty("ChangeEventHeader").GetProperty("changedFields").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("1", Text(payloads[1], "Phone"));
    }

    [Theory]
    [InlineData("""{"channel":"/event/Nothing__e","payload":{}}""", 404, "unknown_channel")]
    [InlineData("""{"channel":"/u/nothing","payload":"x"}""", 404, "unknown_channel")]
    [InlineData("""{"channel":"/event/Both__chn","payload":{}}""", 400, "wrong_body")]
    [InlineData("""{"channel":"/event/Note__e","payload":{"Text":"x"}}""", 400, "wrong_body")]
    [InlineData("""{"channel":"/event/Note__e","payload":{"Text__c":1}}""", 400, "wrong_body")]
    [InlineData("""{"channel":"/event/Note__e","payload":{"CreatedDate":"yesterday"}}""", 400, "wrong_body")]
    [InlineData("""{"channel":"/event/Note__e","payload":{},"eventUuid":"1"}""", 400, "wrong_body")]
    [InlineData("""{"channel":"/event/Note__e","payload":{},"times":1}""", 400, "wrong_body")]
    [InlineData("""{"channel":"/data/AccountChangeEvent","payload":{}}""", 400, "wrong_body")]
    [InlineData("""{"channel":"/data/AccountChangeEvent","payload":{"ChangeEventHeader":{"changeType":"BETTER"}}}""", 400, "wrong_body")]
    [InlineData("""{"channel":"/event/Note__e"}""", 400, "wrong_body")]
    [InlineData("[]", 400, "wrong_body")]
    [InlineData("7", 400, "wrong_body")]
    [InlineData("{", 400, "wrong_body")]
    public async Task What_cannot_be_published_is_refused_and_nothing_is(string body, int status, string error)
    {
        await AssertRefusedAsync(HttpMethod.Post, "", body, status, error);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task One_bad_event_of_a_list_keeps_all_back()
    {
        await AssertRefusedAsync(HttpMethod.Post, "", """[{"channel":"/event/Note__e","payload":{"Text__c":"good"}},{"channel":"/event/Note__e","payload":{"Bad__c":1}}]""", 400, "wrong_body");
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task An_event_comes_again_with_another_replay_id_to_everybody()
    {
        using var call = await org.SubscribeAsync(10);
        await org.UntilSubscribedAsync();
        await org.PublishAsync("once");
        var first = Assert.Single(await call.ReadEventsAsync(1));
        var id = (await ListAsync())[0].GetProperty("replayId").GetInt64();
        await PostAsync($"/{id}/again", """{"copies":2}""");
        var again = await call.ReadEventsAsync(2);
        Assert.All(again, copy => Assert.Equal((first.Event.Id, "once"), (copy.Event.Id, PubSubOrg.TextOf(copy))));
        Assert.Equal(3, again.Append(first).Select(copy => copy.ReplayId).Distinct().Count());
        await AssertRefusedAsync(HttpMethod.Post, "/999/again", null, 404, "unknown_event");
        await AssertRefusedAsync(HttpMethod.Post, $"/{id}/again", """{"copies":0}""", 400, "wrong_body");
    }

    [Fact]
    public async Task A_duplicate_is_counted_where_it_is_received()
    {
        await PostAsync("/rules", """{"effect":"duplicate","channel":"/event/Note__e"}""");
        using var call = await org.SubscribeAsync(10);
        await org.UntilSubscribedAsync();
        await org.PublishAsync("twice");
        var received = await call.ReadEventsAsync(2);
        Assert.Equal(received[0].ReplayId, received[1].ReplayId);
        await call.EndAsync();
        Assert.Equal(2, Assert.Single(await ListAsync()).GetProperty("receivedBy")[0].GetProperty("times").GetInt32());
    }

    [Theory]
    [InlineData("drop", StatusCode.Unavailable, "sfdc.platform.eventbus.grpc.service.unavailable")]
    [InlineData("expireSession", StatusCode.Unauthenticated, "sfdc.platform.eventbus.grpc.service.auth.error")]
    public async Task A_stream_ends_after_as_many_events_as_the_rule_says(string effect, StatusCode status, string code)
    {
        await PostAsync("/rules", $$"""{"effect":"{{effect}}","after":2}""");
        using var call = await org.SubscribeAsync(10);
        await org.UntilSubscribedAsync();
        await org.PublishAsync("a", "b", "c");
        Assert.Equal(["a", "b"], (await call.ReadEventsAsync(2)).Select(PubSubOrg.TextOf));
        var end = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Server.Ending));
        Assert.Equal((status, code), (end.StatusCode, end.Trailers.GetValue("error-code")));
        var rule = (await GetAsync("/rules")).GetProperty("rules")[0];
        Assert.Equal((effect, 1, 1), (Text(rule, "name"), rule.GetProperty("times").GetInt32(), rule.GetProperty("hits").GetInt32()));
        var answer = org.Client.GetTopicAsync(new TopicRequest { TopicName = PubSubOrg.Topic }, org.Headers, cancellationToken: Server.Ending).ResponseAsync;
        if (effect == "drop") await answer;
        else await Assert.ThrowsAsync<RpcException>(() => answer);
    }

    [Fact]
    public async Task A_stream_that_takes_no_events_can_be_ended_too()
    {
        using var call = await org.SubscribeAsync(1);
        await org.UntilSubscribedAsync();
        await org.PublishAsync("a");
        await call.ReadEventsAsync(1);
        await PostAsync("/rules", """{"effect":"drop","after":0}""");
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Server.Ending))).StatusCode);
    }

    [Fact]
    public async Task Rules_are_set_listed_replaced_and_removed()
    {
        var set = await PostAsync("/rules", """{"latencyMilliseconds":[10,20],"rules":[{"effect":"pause","name":"p"},{"effect":"delay","delayMilliseconds":5},{"effect":"delay","delayMilliseconds":6}]}""");
        Assert.Equal(["p", "delay", "delay-2"], set.GetProperty("rules").EnumerateArray().Select(rule => Text(rule, "name")));
        Assert.Equal("[10,20]", set.GetProperty("latencyMilliseconds").GetRawText());
        set = await PostAsync("/rules", """{"effect":"drop","name":"p"}""");
        Assert.Equal(["drop", "delay", "delay"], set.GetProperty("rules").EnumerateArray().Select(rule => Text(rule, "effect")));
        Assert.Equal("[10,20]", set.GetProperty("latencyMilliseconds").GetRawText());
        using var removed = await org.Inner.Client.DeleteAsync("/_fakeforce/events/rules/p", Server.Ending);
        Assert.Equal(2, (await removed.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).GetProperty("rules").GetArrayLength());
        await AssertRefusedAsync(HttpMethod.Delete, "/rules/p", null, 404, "unknown_rule");
        using var cleared = await org.Inner.Client.DeleteAsync("/_fakeforce/events/rules", Server.Ending);
        Assert.Equal(0, (await GetAsync("/rules")).GetProperty("rules").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"effect":"explode"}""")]
    [InlineData("""{"effect":"drop","after":-1}""")]
    [InlineData("""{"effect":"drop","after":"two"}""")]
    [InlineData("""{"effect":"drop","copies":2}""")]
    [InlineData("""{"effect":"drop","channel":"/event/Nothing__e"}""")]
    [InlineData("""{"effect":"drop","user":"nobody"}""")]
    [InlineData("""{"rules":[{"effect":"drop"},{"effect":"drop","sometimes":true}]}""")]
    [InlineData("""{"rules":[{"effect":"drop","name":"x"},{"effect":"pause","name":"x"}]}""")]
    [InlineData("""{"latencyMilliseconds":[2,1]}""")]
    [InlineData("""{"latencyMilliseconds":"long"}""")]
    [InlineData("""{"retentionHours":-1}""")]
    [InlineData("""{"legacyRetentionHours":1e9}""")]
    [InlineData("""{"latency":1}""")]
    [InlineData("[]")]
    public async Task A_wrong_rule_is_refused_and_none_is_set(string body)
    {
        await AssertRefusedAsync(HttpMethod.Post, "/rules", body, 400, "wrong_body");
        Assert.Equal("""{"latencyMilliseconds":[0,0],"retentionHours":72,"legacyRetentionHours":24,"rules":[]}""", (await GetAsync("/rules")).GetRawText());
    }

    [Fact]
    public async Task Events_that_retention_no_longer_covers_are_gone_for_everybody_at_once()
    {
        await org.PublishAsync("old");
        var id = (await ListAsync())[0].GetProperty("replayId").GetInt64();
        await PostAsync("/rules", """{"retentionHours":0.5}""");
        Assert.Single(await ListAsync());
        org.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Empty(await ListAsync());
        await AssertRefusedAsync(HttpMethod.Post, $"/{id}/again", null, 404, "unknown_event");
    }

    [Fact]
    public async Task The_log_is_followed_live_and_behind_a_replay_id()
    {
        await org.PublishAsync("before");
        using var live = await FollowAsync("");
        using var all = await FollowAsync("?after=0&channel=/event/Note__e");
        Assert.Equal("before", Text((await NextAsync(all)).GetProperty("payload"), "Text__c"));
        await org.PublishAsync("after");
        foreach (var reader in new[] { live, all })
        {
            var followed = await NextAsync(reader);
            Assert.Equal(("/event/Note__e", "after"), (Text(followed, "channel"), Text(followed.GetProperty("payload"), "Text__c")));
        }
        await AssertRefusedAsync(HttpMethod.Get, "/stream?after=x", null, 400, "wrong_query");
        await AssertRefusedAsync(HttpMethod.Get, "/stream?channel=/event/Nothing__e", null, 404, "unknown_channel");
    }

    private async Task<StreamReader> FollowAsync(string query)
    {
        var response = await org.Inner.Client.GetAsync("/_fakeforce/events/stream" + query, HttpCompletionOption.ResponseHeadersRead, Server.Ending);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        return new StreamReader(await response.Content.ReadAsStreamAsync(Server.Ending));
    }

    private static async Task<JsonElement> NextAsync(StreamReader reader)
    {
        while (true)
            if (await reader.ReadLineAsync(Server.Ending) is { } line && line.StartsWith("data: ", StringComparison.Ordinal)) return JsonDocument.Parse(line[6..]).RootElement;
    }

    private async Task<List<JsonElement>> ListAsync(string query = "") => [.. (await GetAsync(query)).GetProperty("events").EnumerateArray()];

    private Task<JsonElement> GetAsync(string path) => org.Inner.Client.GetFromJsonAsync<JsonElement>("/_fakeforce/events" + path, Server.Ending);

    private async Task<JsonElement> PostAsync(string path, string body)
    {
        using var answer = await org.Inner.Client.PostAsync("/_fakeforce/events" + path, new StringContent(body, Encoding.UTF8, "application/json"), Server.Ending);
        var text = await answer.Content.ReadAsStringAsync(Server.Ending);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task AssertRefusedAsync(HttpMethod method, string path, string? body, int status, string error)
    {
        using var request = new HttpRequestMessage(method, "/_fakeforce/events" + path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await org.Inner.Client.SendAsync(request, Server.Ending);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Server.Ending);
        Assert.Equal((status, error), ((int)answer.StatusCode, Text(problem, "error")));
        Assert.NotEmpty(Text(problem, "message")!);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
