using FakeForce.Server.PubSub;
using FakeForce.Server.PubSub.Protocol;
using Google.Protobuf;
using Grpc.Core;

namespace FakeForce.Server.Tests.PubSub;

/// <summary>
/// What each wrong call is refused with (Pub/Sub API guide, "Handle Errors"). Statuses are observed for those marked so and
/// FakeForce's choice for the others, see PubSubErrors.
/// </summary>
public sealed class ErrorTests : IAsyncLifetime
{
    private PubSubOrg org = null!;

    public async ValueTask InitializeAsync() => org = await PubSubOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Theory]
    [InlineData("", "topic.validation.empty", StatusCode.InvalidArgument)]
    [InlineData("/event/None__e", "topic.not.found", StatusCode.NotFound)] // observed
    [InlineData("/event/note__e", "topic.not.found", StatusCode.NotFound)]
    [InlineData("/data/ContactChangeEvent", "topic.not.found", StatusCode.NotFound)] // observed: not selected
    [InlineData("/topic/Accounts", "topic.not.found", StatusCode.NotFound)]
    [InlineData("/u/notes", "topic.not.found", StatusCode.NotFound)]
    public async Task Wrong_topics(string name, string suffix, StatusCode status) =>
        AssertIs(suffix, status, await FailAsync(() => org.Client.GetTopicAsync(new TopicRequest { TopicName = name }, org.Headers, cancellationToken: Server.Ending)));

    [Theory]
    [InlineData("", "schema.validation.failed", StatusCode.InvalidArgument)]
    [InlineData(" ", "schema.validation.failed", StatusCode.InvalidArgument)]
    [InlineData("K98aAtiNFBjA-PJlcvaQ2g", "schema.meta.permission", StatusCode.PermissionDenied)]
    public async Task Wrong_schemas(string id, string suffix, StatusCode status) =>
        AssertIs(suffix, status, await FailAsync(() => org.Client.GetSchemaAsync(new SchemaRequest { SchemaId = id }, org.Headers, cancellationToken: Server.Ending)));

    [Theory]
    [InlineData("publish.topic.validation.empty", StatusCode.InvalidArgument, "{}")]
    [InlineData("topic.not.found", StatusCode.NotFound, """{ "topicName": "/event/None__e" }""")]
    [InlineData("topic.meta.permission", StatusCode.PermissionDenied, """{ "topicName": "/data/AccountChangeEvent", "events": [{}] }""")]
    [InlineData("topic.meta.permission", StatusCode.PermissionDenied, """{ "topicName": "/event/Both__chn", "events": [{}] }""")]
    [InlineData("publish.event.count.invalid", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e" }""")]
    [InlineData("publish.auth.refresh.invalid", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "authRefresh": "x", "events": [{}] }""")]
    [InlineData("publish.topic.mismatch", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "events": [{}] }""", """{ "topicName": "/event/Other__e", "events": [{}] }""")]
    [InlineData("service.auth.refresh.invalid", StatusCode.Unauthenticated, """{ "topicName": "/event/Note__e", "events": [{}] }""", """{ "authRefresh": "x", "events": [{}] }""")]
    [InlineData("publish.event.count.invalid", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "events": [{}] }""", "{}")]
    public async Task Wrong_publishing(string suffix, StatusCode status, params string[] requests)
    {
        using var stream = org.Client.PublishStream(org.Headers, cancellationToken: Server.Ending);
        foreach (var request in requests) await stream.RequestStream.WriteAsync(PublishRequest.Parser.ParseJson(request), Server.Ending);
        AssertIs(suffix, status, await stream.ResponseStream.ErrorAsync());
        if (requests.Length == 1) AssertIs(suffix, status, await FailAsync(() => org.Client.PublishAsync(PublishRequest.Parser.ParseJson(requests[0]), org.Headers, cancellationToken: Server.Ending)));
    }

    [Theory]
    [InlineData("topic.validation.empty", StatusCode.InvalidArgument, """{ "numRequested": 1 }""")]
    [InlineData("topic.not.found", StatusCode.NotFound, """{ "topicName": "/event/None__e", "numRequested": 1 }""")]
    [InlineData("subscription.fetch.requested.events.invalid", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e" }""")]
    [InlineData("subscription.fetch.requested.events.invalid", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "numRequested": -1 }""")]
    [InlineData("subscription.fetch.replayid.validation.failed", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "numRequested": 1, "replayPreset": "CUSTOM" }""")] // observed
    [InlineData("subscription.fetch.replayid.corrupted", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "numRequested": 1, "replayPreset": "CUSTOM", "replayId": "Z2FyYmFnZQ==" }""")] // observed
    [InlineData("subscription.fetch.replayid.corrupted", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "numRequested": 1, "replayPreset": "CUSTOM", "replayId": "AAAAAAABAAA=" }""")]
    [InlineData("subscription.fetch.replayid.corrupted", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "numRequested": 1, "replayPreset": "CUSTOM", "replayId": "//////////8=" }""")]
    [InlineData("subscription.fetch.replayid.corrupted", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "numRequested": 1, "replayPreset": "CUSTOM", "replayId": "AAAAAAAAAAAA" }""")]
    [InlineData("subscription.fetch.topic.mismatch", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "numRequested": 1 }""", """{ "topicName": "/event/Other__e", "numRequested": 1 }""")]
    [InlineData("subscription.fetch.requested.events.invalid", StatusCode.InvalidArgument, """{ "topicName": "/event/Note__e", "numRequested": 1 }""", "{}")]
    [InlineData("service.auth.refresh.invalid", StatusCode.Unauthenticated, """{ "topicName": "/event/Note__e", "numRequested": 1 }""", """{ "authRefresh": "x" }""")]
    public async Task Wrong_subscribing(string suffix, StatusCode status, params string[] requests)
    {
        using var stream = org.Subscribe();
        foreach (var request in requests) await stream.RequestStream.WriteAsync(FetchRequest.Parser.ParseJson(request), Server.Ending);
        AssertIs(suffix, status, await stream.ResponseStream.ErrorAsync());
    }

    [Theory]
    [InlineData("managed.subscription.id.or.developer.name.empty", StatusCode.InvalidArgument, """{ "numRequested": 1 }""")]
    [InlineData("managed.subscription.id.or.developer.name.empty", StatusCode.InvalidArgument, """{ "developerName": "Notes", "subscriptionId": "18xFF0000000001", "numRequested": 1 }""")]
    [InlineData("managed.subscription.developer.name.not.found", StatusCode.NotFound, """{ "developerName": "None", "numRequested": 1 }""")]
    [InlineData("managed.subscription.subscription.id.not.found", StatusCode.NotFound, """{ "subscriptionId": "18xFF000000000z", "numRequested": 1 }""")]
    [InlineData("managed.subscription.subscription.id.invalid", StatusCode.InvalidArgument, """{ "subscriptionId": "18x", "numRequested": 1 }""")]
    [InlineData("managed.subscription.config.stopped", StatusCode.FailedPrecondition, """{ "developerName": "Stopped", "numRequested": 1 }""")]
    [InlineData("managed.subscription.fetch.request.events.invalid", StatusCode.InvalidArgument, """{ "developerName": "Notes", "numRequested": -1 }""")]
    [InlineData("managed.subscription.fetch.request.commit.request.restricted", StatusCode.InvalidArgument, """{ "developerName": "Notes", "numRequested": 1, "commitReplayIdRequest": {} }""")]
    [InlineData("managed.subscription.fetch.request.auth.request.restricted", StatusCode.InvalidArgument, """{ "developerName": "Notes", "numRequested": 1, "authRefresh": "x" }""")]
    [InlineData("managed.subscription.fetch.request.invalid", StatusCode.InvalidArgument, """{ "developerName": "Notes", "numRequested": 1 }""", "{}")]
    [InlineData("managed.subscription.fetch.request.invalid", StatusCode.InvalidArgument, """{ "developerName": "Notes", "numRequested": 1 }""", """{ "developerName": "NewNotes", "numRequested": 1 }""")]
    public async Task Wrong_managed_subscribing(string suffix, StatusCode status, params string[] requests)
    {
        using var stream = org.Client.ManagedSubscribe(org.Headers, cancellationToken: Server.Ending);
        foreach (var request in requests) await stream.RequestStream.WriteAsync(ManagedFetchRequest.Parser.ParseJson(request), Server.Ending);
        AssertIs(suffix, status, await stream.ResponseStream.ErrorAsync());
    }

    [Fact]
    public async Task A_managed_subscription_has_one_client() // status observed
    {
        using var first = org.Client.ManagedSubscribe(org.Headers, cancellationToken: Server.Ending);
        await org.PublishAsync("x");
        await first.RequestStream.WriteAsync(new ManagedFetchRequest { DeveloperName = "Notes", NumRequested = 1 }, Server.Ending);
        await first.ResponseStream.NextAsync();
        using var second = org.Client.ManagedSubscribe(org.Headers, cancellationToken: Server.Ending);
        await second.RequestStream.WriteAsync(new ManagedFetchRequest { DeveloperName = "Notes", NumRequested = 1 }, Server.Ending);
        AssertIs("managed.subscription.already.active", StatusCode.AlreadyExists, await second.ResponseStream.ErrorAsync());
    }

    public static TheoryData<string, string, string?> WrongHeaders => new()
    {
        { "service.auth.headers.invalid", "accesstoken", null },
        { "service.auth.headers.invalid", "accesstoken", " " },
        { "service.auth.headers.invalid", "instanceurl", null },
        { "service.auth.headers.invalid", "instanceurl", "fakeforce" },
        { "service.auth.headers.invalid", "tenantid", null },
        { "service.auth.headers.invalid", "tenantid", "00D" },
        { "service.auth.headers.invalid", "tenantid", "00DFF0000000009" },
        { "service.auth.error", "accesstoken", "00DFF0000000001!wrong" }, // observed
    };

    [Theory]
    [MemberData(nameof(WrongHeaders))]
    public async Task Every_RPC_checks_its_headers(string suffix, string name, string? value)
    {
        var headers = new Metadata();
        foreach (var entry in org.Headers.Where(entry => entry.Key != name)) headers.Add(entry);
        if (value is not null) headers.Add(name, value);
        var calls = new[]
        {
            FailAsync(() => org.Client.GetTopicAsync(new TopicRequest { TopicName = PubSubOrg.Topic }, headers, cancellationToken: Server.Ending)),
            FailAsync(() => org.Client.GetSchemaAsync(new SchemaRequest { SchemaId = org.SchemaId }, headers, cancellationToken: Server.Ending)),
            FailAsync(() => org.Client.PublishAsync(Good(), headers, cancellationToken: Server.Ending)),
            org.Client.PublishStream(headers, cancellationToken: Server.Ending).ResponseStream.ErrorAsync(),
            org.Client.Subscribe(headers, cancellationToken: Server.Ending).ResponseStream.ErrorAsync(),
            org.Client.ManagedSubscribe(headers, cancellationToken: Server.Ending).ResponseStream.ErrorAsync(),
        };
        Assert.All(await Task.WhenAll(calls), error => AssertIs(suffix, StatusCode.Unauthenticated, error));
    }

    [Fact]
    public async Task Fifteen_characters_of_tenant_id_and_an_instance_without_TLS_will_do() // observed
    {
        var headers = PubSubOrg.HeadersOf(org.Headers.GetValue("accesstoken")!, org.Org.Id.ToShortString(), "http://localhost:8080");
        Assert.Equal(PubSubOrg.Topic, (await org.Client.GetTopicAsync(new TopicRequest { TopicName = PubSubOrg.Topic }, headers, cancellationToken: Server.Ending)).TopicName);
    }

    [Fact]
    public async Task A_session_that_expires_ends_no_stream()
    {
        using var stream = await org.SubscribeAsync(5, ReplayPreset.Earliest);
        await org.PublishAsync("before");
        await stream.ResponseStream.NextAsync();
        var publishing = org.Client.PublishStream(org.Headers, cancellationToken: Server.Ending);
        org.Clock.Advance(TimeSpan.FromHours(3));
        AssertIs("service.auth.error", StatusCode.Unauthenticated, await FailAsync(() => org.Client.GetTopicAsync(new TopicRequest { TopicName = PubSubOrg.Topic }, org.Headers, cancellationToken: Server.Ending)));
        Assert.Empty((await stream.ResponseStream.NextAsync()).Events);
        publishing.Dispose();
    }

    [Fact]
    public void The_table_of_errors_has_every_code_once()
    {
        var sent = typeof(PubSubErrors).GetFields().Where(field => field.FieldType == typeof(PubSubError)).Select(field => ((PubSubError)field.GetValue(null)!).Suffix).ToList();
        Assert.Equal(41, sent.Concat(PubSubErrors.Unused.Keys).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(41, sent.Count + PubSubErrors.Unused.Count);
    }

    private static PublishRequest Good() => new() { TopicName = PubSubOrg.Topic, Events = { new ProducerEvent() } };

    private static async Task<RpcException> FailAsync<T>(Func<AsyncUnaryCall<T>> call) => await Assert.ThrowsAsync<RpcException>(async () => await call());

    private static void AssertIs(string suffix, StatusCode status, RpcException error) => Assert.Equal((suffix, status), (error.Suffix(), error.StatusCode));
}
