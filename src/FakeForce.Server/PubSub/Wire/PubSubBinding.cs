using FakeForce.Server.PubSub.Protocol;
using Grpc.Core;

namespace FakeForce.Server.PubSub.Wire;

/// <summary>Binds the service as the generated code does, but for the responses of subscriptions, which are written by <see cref="FetchAnswerWriter"/>.</summary>
internal static class PubSubBinding
{
    private static readonly Marshaller<FetchAnswer> answers = Marshallers.Create<FetchAnswer>(FetchAnswerWriter.Write, static (DeserializationContext _) => throw new NotSupportedException("the server reads no responses"));

    /// <summary>Called once by the framework, which finds the code of each RPC by its name.</summary>
    public static void Bind(ServiceBinderBase binder, PubSubRpcs? _) => Protocol.PubSub.BindService(new Binder(binder), null!);

    private sealed class Binder(ServiceBinderBase binder) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) => binder.AddMethod(method, handler!);

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
        {
            if (typeof(TResponse) == typeof(FetchResponse) || typeof(TResponse) == typeof(ManagedFetchResponse))
                binder.AddMethod(new Method<TRequest, FetchAnswer>(method.Type, method.ServiceName, method.Name, method.RequestMarshaller, answers), (DuplexStreamingServerMethod<TRequest, FetchAnswer>)null!);
            else binder.AddMethod(method, handler!);
        }
    }
}
