using FakeForce.Server.ApexRest;
using FakeForce.Server.Bulk;
using FakeForce.Server.Bulk.Classic;
using FakeForce.Server.Cometd;
using FakeForce.Server.Control;
using FakeForce.Server.Control.Orgs;
using FakeForce.Server.Gate;
using FakeForce.Server.Gate.Requests;
using FakeForce.Server.OAuth;
using FakeForce.Server.Proxy;
using FakeForce.Server.PubSub;
using FakeForce.Server.Rest;
using FakeForce.Server.Soap;
using FakeForce.Server.Start;
using FakeForce.Server.Telemetry;
using FakeForce.Server.Tls;

namespace FakeForce.Server;

/// <summary>The server's table of contents: what every request passes, in order, and then one line per face.</summary>
internal static class Faces
{
    public static void Use(WebApplication app, FakeForceOptions options, TimeProvider clock)
    {
        var services = app.Services;
        if (options.ProxyPort is not null) app.Use(ProxyGuard.Wrap);
        app.Use(next => new RequestTap(next, services.GetRequiredService<RequestLogs>(), services.GetRequiredService<CallMetrics>(), services.GetRequiredService<ServingState>(), clock, services.GetRequiredService<ILogger<RequestTap>>()).Enter);
        app.Use(next => new LastResort(next, services.GetRequiredService<ILogger<LastResort>>()).Enter);
        app.Use(next => new FrontDoor(next).Enter);
        app.Use(next => NotYetServing.Wrap(next, services.GetRequiredService<ServingState>()));
        app.Use(new ControlGuard(options).Wrap);
        app.Use(next => ControlOrg.Wrap(next, services.GetRequiredService<ServingState>()));
        app.Use(services.GetRequiredService<Subrequests>().Enter);
        app.Use(FormatSuffix.Wrap);
        app.Use(WrongMethod.Wrap);
        app.UseRouting();
        app.Use(services.GetRequiredService<Unsupported>().Wrap);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var serving = services.GetRequiredService<ServingState>();
        var logins = new OAuthServer(() => serving.Orgs, () => services.GetRequiredService<JwtKey>().Certificate);
        ControlRoutes.Map(routes);
        RestRoutes.Map(routes, new ApiGate(serving));
        BulkRoutes.Map(routes, new ApiGate(serving));
        ApexRestRoutes.Map(routes, new ApiGate(serving));
        AsyncRoutes.Map(routes, serving);
        OAuthRoutes.Map(routes, logins);
        SoapRoutes.Map(routes, serving);
        CometdRoutes.Map(routes, serving);
        PubSubRoutes.Map(routes);
    }
}
