using FakeForce.Server.PubSub.Fetching;
using FakeForce.Server.PubSub.Protocol;
using FakeForce.Server.PubSub.Publishing;
using FakeForce.Server.PubSub.Wire;
using Grpc.Core;

namespace FakeForce.Server.PubSub;

/// <summary>Pub/Sub API's table of contents: one line per RPC of protos/pubsub_api.proto.</summary>
internal sealed class PubSubService(PubSubGate gate) : PubSubRpcs
{
    public override Task<TopicInfo> GetTopic(TopicRequest request, ServerCallContext context) =>
        gate.RunAsync(context, request, call => new ValueTask<TopicInfo>(Lookups.Topic(call, request)));

    public override Task<SchemaInfo> GetSchema(SchemaRequest request, ServerCallContext context) =>
        gate.RunAsync(context, request, call => new ValueTask<SchemaInfo>(Lookups.Schema(call, request)));

    public override Task<PublishResponse> Publish(PublishRequest request, ServerCallContext context) =>
        gate.RunAsync(context, request, call => EventPublishing.RunAsync(call, request));

    public override Task PublishStream(IAsyncStreamReader<PublishRequest> requestStream, IServerStreamWriter<PublishResponse> responseStream, ServerCallContext context) =>
        gate.RunAsync(context, call => PublishStreaming.RunAsync(call, new NotedRequests<PublishRequest>(requestStream, context), responseStream));

    public override Task Subscribe(IAsyncStreamReader<FetchRequest> requestStream, IServerStreamWriter<FetchAnswer> responseStream, ServerCallContext context) =>
        gate.RunAsync(context, async call =>
        {
            using var subscription = new Subscription(call, new NotedRequests<FetchRequest>(requestStream, context), responseStream);
            await subscription.RunAsync();
        });

    public override Task ManagedSubscribe(IAsyncStreamReader<ManagedFetchRequest> requestStream, IServerStreamWriter<FetchAnswer> responseStream, ServerCallContext context) =>
        gate.RunAsync(context, async call =>
        {
            using var subscription = new ManagedSubscription(call, new NotedRequests<ManagedFetchRequest>(requestStream, context), responseStream);
            await subscription.RunAsync();
        });
}
