using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Access;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Subscribers;

namespace FakeForce.Server.Tests.Access;

/// <summary>Who publishes and receives which events.</summary>
public sealed class EventAccessTests : IAsyncLifetime
{
    private const string definitions = """
        {
          "platformEvents": [ { "fullName": "Ink__e", "fields": [ { "fullName": "Level__c", "type": "Text", "length": 20 } ] } ],
          "objects": [ { "fullName": "Deal__c", "label": "Deal", "fields": [ { "fullName": "Secret__c", "type": "Text", "length": 20 }, { "fullName": "Open__c", "type": "Text", "length": 20 } ] } ],
          "changeDataCapture": ["Deal__ChangeEvent"],
          "permissionSets": [
            { "fullName": "Sender", "objectPermissions": [ { "object": "Ink__e", "allowRead": true, "allowCreate": true } ] }, { "fullName": "Receiver", "objectPermissions": [ { "object": "Ink__e", "allowRead": true } ] },
            { "fullName": "Deals", "objectPermissions": [ { "object": "Deal__c", "allowRead": true } ] },
            { "fullName": "AllDeals", "objectPermissions": [ { "object": "Deal__c", "allowRead": true, "viewAllRecords": true } ], "fieldPermissions": [ { "field": "Deal__c.Open__c", "readable": true } ] } ],
          "users": [ { "username": "sender@x.test", "permissionSets": ["Sender"] }, { "username": "receiver@x.test", "permissionSets": ["Receiver"] }, { "username": "none@x.test" },
            { "username": "deals@x.test", "permissionSets": ["Deals"] }, { "username": "all@x.test", "permissionSets": ["AllDeals"] } ]
        }
        """;

    private AccessOrg org = null!;

    public async ValueTask InitializeAsync() => org = await AccessOrg.StartAsync(definitions);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private async Task<RecordId> UserAsync(string user) => user.Length == 0 ? default : RecordId.Parse(await org.IdAsync($"SELECT Id FROM User WHERE Username = '{user}@x.test'"));

    [Theory]
    [InlineData("sender", "201")]
    [InlineData("receiver", "400 CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY")]
    [InlineData("none", "404 NOT_FOUND")]
    [InlineData("", "201")]
    public async Task Publishing_takes_the_right_to_create(string user, string expected) =>
        Assert.Equal(expected, AccessOrg.ErrorOf(await org.SendAsync(user, "POST", "/sobjects/Ink__e", """{"Level__c":"low"}""")));

    [Theory]
    [InlineData("/event/Ink__e", "sender", true, true)]
    [InlineData("/event/Ink__e", "receiver", true, false)]
    [InlineData("/event/Ink__e", "none", false, false)]
    [InlineData("/data/Deal__ChangeEvent", "deals", false, false)]
    [InlineData("/data/Deal__ChangeEvent", "all", true, false)]
    [InlineData("/data/ChangeEvents", "none", true, false)]
    public async Task Topics_are_open_to_those_with_the_right(string channel, string user, bool mayRead, bool mayPublish)
    {
        Assert.True(org.Admin.Org.Events.TryTopic(channel, out var topic));
        var id = await UserAsync(user);
        Assert.Equal((mayRead, mayPublish), (EventAccess.MaySubscribe(org.Admin.Org.State, id, topic), EventAccess.MayPublish(org.Admin.Org.State, id, topic)));
    }

    [Fact]
    public async Task Of_a_channel_of_several_objects_one_is_given_what_one_may_have()
    {
        Assert.True(org.Admin.Org.Events.TryTopic("/data/ChangeEvents", out var topic));
        using var none = Begin(topic, await UserAsync("none"));
        using var all = Begin(topic, await UserAsync("all"));
        await org.CreateAsync("", "Deal__c", """{"Name":"One","Secret__c":"s","Open__c":"o"}""");
        Assert.Equal(0, none.Read(new EventEntry[5]));
        Assert.Equal(1, all.Read(new EventEntry[5]));
    }

    [Fact]
    public async Task A_change_event_leaves_out_what_its_receiver_may_not_read()
    {
        Assert.True(org.Admin.Org.Events.TryTopic("/data/Deal__ChangeEvent", out var topic));
        using var all = Begin(topic, await UserAsync("all"));
        using var admin = Begin(topic, RecordId.Parse(await org.IdAsync($"SELECT Id FROM User WHERE Username = '{org.Admin.Org.Options.Username}'")));
        var deal = await org.CreateAsync("", "Deal__c", """{"Name":"One","Secret__c":"s","Open__c":"o"}""");
        await org.SendAsync("", "PATCH", "/sobjects/Deal__c/" + deal, """{"Secret__c":"t","Open__c":"p"}""");
        Assert.Equal(["Secret__c=s,Open__c=o changed:", "Secret__c=t,Open__c=p changed:LastModifiedDate,Open__c,Secret__c"], Read(admin));
        Assert.Equal(["Secret__c=,Open__c=o changed:", "Secret__c=,Open__c=p changed:LastModifiedDate,Open__c"], Read(all));
    }

    private Subscriber Begin(EventTopic topic, RecordId user) =>
        org.Admin.Org.Events.Subscribers.Begin(org.Admin.Org.Events.OpenCursor(topic, ReplayFrom.Latest), new SubscriberName(SubscriberFace.PubSub, user.ToString(), topic.Name, user));

    private List<string> Read(Subscriber subscriber)
    {
        var entries = new EventEntry[5];
        var count = subscriber.Read(entries);
        return [.. entries.Take(count).Select(Shown)];
    }

    private string Shown(EventEntry entry)
    {
        using var json = new FakeForce.Server.Json.JsonOut();
        FakeForce.Server.Json.WrittenSchema.Visit(org.Admin.Org, entry, new FakeForce.Server.Json.PayloadJson(json));
        var shown = JsonDocument.Parse(json.Written.ToArray()).RootElement;
        var changed = shown.GetProperty("ChangeEventHeader").GetProperty("changedFields").EnumerateArray().Select(name => name.GetString()).Order(StringComparer.Ordinal);
        return $"Secret__c={Text(shown, "Secret__c")},Open__c={Text(shown, "Open__c")} changed:{string.Join(",", changed)}";
    }

    private static string Text(JsonElement payload, string field) => payload.TryGetProperty(field, out var value) ? value.GetString() ?? "" : "";
}
