using FakeForce.Engine;
using FakeForce.Server.Gate;
using FakeForce.Server.Start;

namespace FakeForce.Server.Cometd;

/// <summary>Streaming API's one address. What is asked for stands in the messages; clients may append its name to the path as well (/handshake, /connect).</summary>
internal static class CometdRoutes
{
    public const string Path = "/cometd/{version}";

    public static void Map(IEndpointRouteBuilder routes, ServingState serving) =>
        routes.MapPost("/cometd/{version?}/{**rest}", context => CometdEndpoint.HandleAsync(context, OrgOf(context, serving.Orgs)));

    private static Org OrgOf(HttpContext context, Orgs orgs)
    {
        try
        {
            return orgs.OfToken(Bearer.TokenOf(context.Request));
        }
        catch (SalesforceException)
        {
            // The messages are refused one by one, each in its own form.
            return orgs.Main;
        }
    }
}
