using FakeForce.Server.PubSub.Protocol;
using Grpc.Core;

namespace FakeForce.Server.PubSub.Wire;

/// <summary>The RPCs of protos/pubsub_api.proto as the framework looks them up: subscriptions answer with <see cref="FetchAnswer"/> in place of the generated classes.</summary>
[BindServiceMethod(typeof(PubSubBinding), nameof(PubSubBinding.Bind))]
internal abstract class PubSubRpcs
{
    public abstract Task<TopicInfo> GetTopic(TopicRequest request, ServerCallContext context);
    public abstract Task<SchemaInfo> GetSchema(SchemaRequest request, ServerCallContext context);
    public abstract Task<PublishResponse> Publish(PublishRequest request, ServerCallContext context);
    public abstract Task PublishStream(IAsyncStreamReader<PublishRequest> requestStream, IServerStreamWriter<PublishResponse> responseStream, ServerCallContext context);
    public abstract Task Subscribe(IAsyncStreamReader<FetchRequest> requestStream, IServerStreamWriter<FetchAnswer> responseStream, ServerCallContext context);
    public abstract Task ManagedSubscribe(IAsyncStreamReader<ManagedFetchRequest> requestStream, IServerStreamWriter<FetchAnswer> responseStream, ServerCallContext context);
}
