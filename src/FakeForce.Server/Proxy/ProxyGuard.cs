namespace FakeForce.Server.Proxy;

/// <summary>Refuses plain requests on the proxy port that are for other hosts than Salesforce's or this server.</summary>
internal static class ProxyGuard
{
    public static RequestDelegate Wrap(RequestDelegate next) => context =>
    {
        var proxied = context.Features.Get<ProxiedConnection>();
        if (proxied is null) return next(context);
        var host = context.Request.Host;
        var isHttp = context.Request.Method != HttpMethods.Connect;
        return isHttp && proxied.Targets.Route(host.Host, host.Port ?? 80) == ProxyRoute.Plain ? next(context) : RefuseAsync(context);
    };

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain";
        context.Response.Headers.Connection = "close";
        return context.Response.WriteAsync(ConnectProxy.RefusalOf(context.Request.Host.Value ?? "a request without a host") + "\n");
    }
}
