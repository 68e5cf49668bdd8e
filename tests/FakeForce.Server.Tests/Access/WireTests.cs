using System.Text;
using FakeForce.Server.PubSub.Protocol;
using FakeForce.Server.Tests.Cometd;
using FakeForce.Server.Tests.PubSub;
using Grpc.Core;

namespace FakeForce.Server.Tests.Access;

/// <summary>What users without rights are told by Pub/Sub API and Streaming API, in the words of each.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private const string definitions = """
        {
          "platformEvents": [ { "fullName": "Note__e", "fields": [ { "fullName": "Text__c", "type": "text", "length": 20 } ] } ],
          "objects": [ { "fullName": "Deal__c", "label": "Deal", "sharingModel": "Private", "fields": [ { "fullName": "Secret__c", "type": "Text", "length": 20 }, { "fullName": "Open__c", "type": "Text", "length": 20 } ] } ],
          "changeDataCapture": ["Deal__ChangeEvent"],
          "managedEventSubscriptions": [ { "fullName": "Notes", "topicName": "/event/Note__e", "defaultReplay": "EARLIEST", "errorRecoveryReplay": "LATEST", "state": "RUN" } ],
          "permissionSets": [
            { "fullName": "Sender", "objectPermissions": [ { "object": "Note__e", "allowRead": true, "allowCreate": true } ] }, { "fullName": "Receiver", "objectPermissions": [ { "object": "Note__e", "allowRead": true } ] },
            { "fullName": "Deals", "objectPermissions": [ { "object": "Deal__c", "allowRead": true, "allowCreate": true, "allowEdit": true } ], "fieldPermissions": [ { "field": "Deal__c.Open__c", "readable": true, "editable": true } ] },
            { "fullName": "Secrets", "fieldPermissions": [ { "field": "Deal__c.Secret__c", "readable": true, "editable": true } ] },
            { "fullName": "AllDeals", "objectPermissions": [ { "object": "Deal__c", "allowRead": true, "viewAllRecords": true } ], "fieldPermissions": [ { "field": "Deal__c.Open__c", "readable": true } ] } ],
          "users": [ { "username": "sender@x.test", "permissionSets": ["Sender"] }, { "username": "receiver@x.test", "permissionSets": ["Receiver"] }, { "username": "none@x.test" },
            { "username": "deals@x.test", "permissionSets": ["Deals"] }, { "username": "secrets@x.test", "permissionSets": ["Deals", "Secrets"] }, { "username": "all@x.test", "permissionSets": ["AllDeals"] } ]
        }
        """;

    private PubSubOrg org = null!;

    public async ValueTask InitializeAsync() => org = await PubSubOrg.StartAsync(own: System.Text.Json.JsonDocument.Parse(definitions).RootElement);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private async Task<Metadata> HeadersAsync(string user) => user.Length == 0 ? org.Headers
        : PubSubOrg.HeadersOf((await org.Org.Identity.StartSessionAsync(user + "@x.test", cancel: Server.Ending)).Token, org.Org.Id.ToString());

    // "ok", or the error's last part.
    private static async Task<string> OutcomeAsync(Func<Task> call)
    {
        try
        {
            await call();
            return "ok";
        }
        catch (RpcException error)
        {
            Assert.Equal(StatusCode.PermissionDenied, error.StatusCode);
            return error.Suffix();
        }
    }

    [Theory]
    [InlineData("", "/event/Note__e", "True True")]
    [InlineData("sender", "/event/Note__e", "True True")]
    [InlineData("receiver", "/event/Note__e", "False True")]
    [InlineData("none", "/event/Note__e", "topic.meta.permission")]
    [InlineData("deals", "/data/Deal__ChangeEvent", "topic.meta.permission")]
    [InlineData("all", "/data/Deal__ChangeEvent", "False True")]
    public async Task GetTopic_and_GetSchema_tell_those_who_may(string user, string topic, string expected)
    {
        var headers = await HeadersAsync(user);
        TopicInfo? info = null;
        var outcome = await OutcomeAsync(async () => info = await org.Client.GetTopicAsync(new TopicRequest { TopicName = topic }, headers, cancellationToken: Server.Ending));
        Assert.Equal(expected, info is null ? outcome : $"{info.CanPublish} {info.CanSubscribe}");
        var schema = (await org.Client.GetTopicAsync(new TopicRequest { TopicName = topic }, org.Headers, cancellationToken: Server.Ending)).SchemaId;
        Assert.Equal(info is null ? "schema.meta.permission" : "ok", await OutcomeAsync(async () => await org.Client.GetSchemaAsync(new SchemaRequest { SchemaId = schema }, headers, cancellationToken: Server.Ending)));
    }

    [Theory]
    [InlineData("sender", "ok")]
    [InlineData("receiver", "topic.meta.permission")]
    [InlineData("none", "topic.meta.permission")]
    public async Task Publishing_takes_the_right_to_create(string user, string expected)
    {
        var headers = await HeadersAsync(user);
        var request = new PublishRequest { TopicName = "/event/Note__e", Events = { new ProducerEvent { SchemaId = org.SchemaId, Payload = Google.Protobuf.ByteString.CopyFromUtf8("x") } } };
        Assert.Equal(expected, await OutcomeAsync(async () => await org.Client.PublishAsync(request, headers, cancellationToken: Server.Ending)));
        using var stream = org.Client.PublishStream(headers, cancellationToken: Server.Ending);
        await stream.RequestStream.WriteAsync(request, Server.Ending);
        Assert.Equal(expected, await OutcomeAsync(async () => await stream.ResponseStream.NextAsync()));
    }

    [Theory]
    [InlineData("none", "/event/Note__e")]
    [InlineData("deals", "/data/Deal__ChangeEvent")]
    public async Task Subscribing_takes_the_right_to_receive(string user, string topic)
    {
        using var call = org.Client.Subscribe(await HeadersAsync(user), cancellationToken: Server.Ending);
        await call.RequestStream.WriteAsync(new FetchRequest { TopicName = topic, NumRequested = 1 }, Server.Ending);
        Assert.Equal("subscription.topic.cannot.subscribe", await OutcomeAsync(async () => await call.ResponseStream.NextAsync()));
    }

    [Fact]
    public async Task A_managed_subscription_takes_it_too()
    {
        using var call = org.Client.ManagedSubscribe(await HeadersAsync("none"), cancellationToken: Server.Ending);
        await call.RequestStream.WriteAsync(new ManagedFetchRequest { DeveloperName = "Notes", NumRequested = 1 }, Server.Ending);
        Assert.Equal("subscription.topic.cannot.subscribe", await OutcomeAsync(async () => await call.ResponseStream.NextAsync()));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("all", false)]
    public async Task A_change_event_comes_without_hidden_fields(string user, bool hasSecret)
    {
        using var call = org.Client.Subscribe(await HeadersAsync(user), cancellationToken: Server.Ending);
        await call.RequestStream.WriteAsync(new FetchRequest { TopicName = "/data/Deal__ChangeEvent", NumRequested = 1 }, Server.Ending);
        await org.UntilSubscribedAsync();
        Assert.Equal(201, (await org.Inner.SendAsync("POST", "/sobjects/Deal__c", """{"Name":"One","Secret__c":"s3cret","Open__c":"0pen"}""")).Status);
        var payload = Encoding.UTF8.GetString((await call.ReadEventsAsync(1))[0].Event.Payload.Span);
        Assert.Contains("0pen", payload, StringComparison.Ordinal);
        Assert.Equal(hasSecret, payload.Contains("s3cret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("receiver", "/event/Note__e", "")]
    [InlineData("none", "/event/Note__e", "403::Subscriber does not have access to the entity in this topic")]
    [InlineData("deals", "/data/Deal__ChangeEvent", "403::User not allowed to subscribe CDC without View All Data permissions")]
    [InlineData("all", "/data/Deal__ChangeEvent", "")]
    [InlineData("none", "/topic/Deals", "403::Subscriber does not have access to the entity in this topic")]
    [InlineData("deals", "/topic/Deals", "")]
    [InlineData("deals", "/topic/Filtered", "403::Subscriber does not have access to all fields referenced in the where clause of the PushTopic")]
    [InlineData("secrets", "/topic/Filtered", "")]
    public async Task Streaming_API_refuses_in_its_own_words(string user, string channel, string expected)
    {
        await AddTopicsAsync();
        using var client = await BayeuxClient.ConnectedAsync(org.Inner, user + "@x.test");
        Assert.Equal(expected, (await client.SubscribeAsync(channel))["error"]?.ToString() ?? "");
    }

    [Fact]
    public async Task A_PushTopic_tells_each_of_the_fields_and_records_that_they_see()
    {
        await AddTopicsAsync();
        using var secrets = await BayeuxClient.ConnectedAsync(org.Inner, "secrets@x.test");
        using var deals = await BayeuxClient.ConnectedAsync(org.Inner, "deals@x.test");
        using var all = await BayeuxClient.ConnectedAsync(org.Inner, "all@x.test");
        foreach (var client in new[] { secrets, deals, all }) await client.ListenAsync("/topic/Deals");
        await CreateAsync("secrets", """{"Name":"One","Secret__c":"s","Open__c":"o"}""");
        Assert.Equal(["Id,Name,Open__c,Secret__c"], await FieldsAsync(secrets));
        Assert.Equal(["Id,Name,Open__c"], await FieldsAsync(all));
        Assert.Empty(await FieldsAsync(deals));
        // What its writer may not read comes to nobody.
        await CreateAsync("deals", """{"Name":"Two","Open__c":"o"}""");
        Assert.Equal(["Id,Name,Open__c"], await FieldsAsync(deals));
        Assert.Equal(["Id,Name,Open__c"], await FieldsAsync(all));
    }

    private async Task AddTopicsAsync()
    {
        foreach (var (name, query) in new[] { ("Deals", "SELECT Id, Name, Open__c, Secret__c FROM Deal__c"), ("Filtered", "SELECT Id, Name FROM Deal__c WHERE Secret__c = 's'") })
            Assert.Equal(201, (await org.Inner.SendAsync("POST", "/sobjects/PushTopic", $$"""{"Name":"{{name}}","Query":"{{query}}","ApiVersion":66.0}""")).Status);
    }

    private async Task CreateAsync(string user, string json)
    {
        var token = (await HeadersAsync(user)).GetValue("accesstoken");
        Assert.Equal(201, (await org.Inner.SendAsync("POST", "/sobjects/Deal__c", json, ("Authorization", "Bearer " + token))).Status);
    }

    private static async Task<List<string>> FieldsAsync(BayeuxClient client) =>
        [.. (await client.TakeAsync()).Select(message => string.Join(',', message["data"]!["sobject"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal)))];
}
