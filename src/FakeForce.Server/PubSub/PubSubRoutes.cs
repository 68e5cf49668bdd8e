using FakeForce.Server.Start;

namespace FakeForce.Server.PubSub;

/// <summary>Pub/Sub API on the HTTP/2 side of every port.</summary>
internal static class PubSubRoutes
{
    public static void AddServices(IServiceCollection services, PubSubOptions options)
    {
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = options.RequestBytes;
            grpc.MaxSendMessageSize = null;
            // What is not here is the front door's to refuse.
            grpc.IgnoreUnknownServices = true;
        });
        services.AddSingleton(services => new PubSubGate(services.GetRequiredService<ServingState>(), options, services.GetRequiredService<RpcNotes>(),
            services.GetRequiredService<IHostApplicationLifetime>(), services.GetRequiredService<ILogger<PubSubGate>>()));
        services.AddSingleton<PubSubService>();
    }

    /// <summary>protos/ describes it, and not OpenAPI.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGrpcService<PubSubService>().WithMetadata(new ExcludeFromDescriptionAttribute())
            .Add(static rpc => rpc.RequestDelegate = TooLongRequest.Wrap(rpc.RequestDelegate!));
}
