using FakeForce.Server.PubSub.Protocol;
using FakeForce.Engine;
using Grpc.Core;

namespace FakeForce.Server.Tests.PubSub;

/// <summary>GetTopic and GetSchema (Pub/Sub API guide, "RPC Methods in Pub/Sub API").</summary>
public sealed class LookupTests : IAsyncLifetime
{
    private PubSubOrg org = null!;

    public async ValueTask InitializeAsync() => org = await PubSubOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Theory]
    [InlineData("/event/Note__e", true, true)]
    [InlineData("/data/AccountChangeEvent", false, true)]
    [InlineData("/data/ChangeEvents", false, false)]
    [InlineData("/event/Both__chn", false, false)]
    public async Task A_topic_says_who_may_publish_and_by_which_schema(string name, bool canPublish, bool hasSchema)
    {
        var topic = await org.Client.GetTopicAsync(new TopicRequest { TopicName = name }, org.Headers, cancellationToken: Server.Ending);
        Assert.Equal((name, canPublish, true, hasSchema), (topic.TopicName, topic.CanPublish, topic.CanSubscribe, topic.SchemaId.Length == 22));
        Assert.EndsWith(org.Org.Id.ToString(), topic.TenantGuid, StringComparison.Ordinal);
        Assert.True(Guid.TryParse(topic.RpcId, out _));
    }

    [Theory]
    [InlineData("/event/Note__e", """{"name":"Note__e","namespace":"com.sforce.eventbus","type":"record","fields":[{"name":"CreatedDate","type":"long","doc":"CreatedDate:DateTime"},""")]
    [InlineData("/data/AccountChangeEvent", """{"name":"AccountChangeEvent","namespace":"com.sforce.eventbus","type":"record","fields":[{"name":"ChangeEventHeader",""")]
    public async Task A_schema_is_compact_Avro_with_its_id(string topic, string begin)
    {
        var id = (await org.Client.GetTopicAsync(new TopicRequest { TopicName = topic }, org.Headers, cancellationToken: Server.Ending)).SchemaId;
        var schema = await org.Client.GetSchemaAsync(new SchemaRequest { SchemaId = id }, org.Headers, cancellationToken: Server.Ending);
        Assert.Equal(id, schema.SchemaId);
        Assert.StartsWith(begin, schema.SchemaJson.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"\"uuid\":\"{id}\"", schema.SchemaJson.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TLS_serves_the_same()
    {
        await using var secure = await PubSubOrg.StartAsync(overTls: true);
        Assert.Equal(secure.SchemaId, (await secure.Client.GetTopicAsync(new TopicRequest { TopicName = PubSubOrg.Topic }, secure.Headers, cancellationToken: Server.Ending)).SchemaId);
    }

    [Fact]
    public async Task The_log_of_another_definition_keeps_its_schemas()
    {
        // As after a restart with another fakeforce.json: the id is that of no present definition.
        await org.PublishAsync("kept");
        var before = org.SchemaId;
        var other = Org.Create(org.Org.Options with { Catalog = new Engine.Schema.StandardCatalog(Engine.Schema.FeatureSet.None) }, org.Clock);
        Assert.Null(other.Events.SchemaJson(before));
        await other.RestoreAsync(org.Org.State, Server.Ending);
        Assert.Contains(before, other.Events.SchemaJson(before), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_RPC_is_unimplemented()
    {
        var method = new Method<TopicRequest, TopicInfo>(MethodType.Unary, "eventbus.v1.PubSub", "Unsubscribe",
            Marshallers.Create(request => Google.Protobuf.MessageExtensions.ToByteArray(request), TopicRequest.Parser.ParseFrom), Marshallers.Create(info => Google.Protobuf.MessageExtensions.ToByteArray(info), TopicInfo.Parser.ParseFrom));
        using var call = org.Invoker.AsyncUnaryCall(method, null, new CallOptions(org.Headers, cancellationToken: Server.Ending), new TopicRequest());
        Assert.Equal(StatusCode.Unimplemented, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);
    }
}
