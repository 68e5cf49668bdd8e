using FakeForce.Server.Start;

namespace FakeForce.Server.Cometd;

/// <summary>Streaming API's one address. What is asked for stands in the messages; clients may append its name to the path as well (/handshake, /connect).</summary>
internal static class CometdRoutes
{
    public const string Path = "/cometd/{version}";

    public static void Map(IEndpointRouteBuilder routes, ServingState serving) =>
        routes.MapPost("/cometd/{version?}/{**rest}", context => CometdEndpoint.HandleAsync(context, serving.Org!.Org));
}
