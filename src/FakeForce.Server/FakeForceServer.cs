using FakeForce.Server.External;
using FakeForce.Server.Gate;
using FakeForce.Server.Gate.Requests;
using FakeForce.Server.Outgoing;
using FakeForce.Server.Outgoing.Callouts;
using FakeForce.Server.Outgoing.Credentials;
using FakeForce.Server.Outgoing.ExternalServices;
using FakeForce.Server.Ports;
using FakeForce.Server.PubSub;
using FakeForce.Server.Start;
using FakeForce.Server.Telemetry;
using FakeForce.Server.Tls;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FakeForce.Server;

/// <summary>A running FakeForce inside this process. Dispose it to stop it.</summary>
public sealed class FakeForceServer : IAsyncDisposable
{
    /// <summary>How long requests may go on after a stop was asked for.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(10);

    private readonly WebApplication app;
    private readonly Listeners listeners;
    private readonly FakeForceOptions options;
    private readonly HostSeams seams;
    private readonly Task<ServedOrg> opening;
    private readonly ServingState serving;
    private bool stopped;

    private FakeForceServer(WebApplication app, Listeners listeners, FakeForceOptions options, HostSeams seams, Task<ServedOrg> opening)
    {
        this.opening = opening;
        serving = app.Services.GetRequiredService<ServingState>();
        this.app = app;
        this.listeners = listeners;
        this.options = options;
        this.seams = seams;
    }

    /// <summary>Plain-text address for HTTP/1.1 and HTTP/2.</summary>
    public Uri Address => AddressOf("http", listeners.Http!)!;

    public Uri? TlsAddress => AddressOf("https", listeners.Tls);

    public Uri? ProxyAddress => AddressOf("http", listeners.Proxy);

    /// <summary>The certificate authority that clients of the TLS port must trust, in PEM.</summary>
    public string CertificateAuthorityPem => Services.GetRequiredService<CertificateAuthority>().Pem;

    internal IServiceProvider Services => app.Services;

    /// <summary>Starts a server on a free port and returns once it serves.</summary>
    public static Task<FakeForceServer> StartAsync(CancellationToken cancellationToken = default) => StartAsync(new FakeForceOptions { Port = 0 }, cancellationToken);

    /// <summary>Starts a server and returns once it serves. Ports of 0 take free ones. Throws PortException.</summary>
    public static Task<FakeForceServer> StartAsync(FakeForceOptions options, CancellationToken cancellationToken = default) =>
        StartAsync(options, new HostSeams(), cancellationToken);

    internal static async Task<FakeForceServer> StartAsync(FakeForceOptions options, HostSeams seams, CancellationToken cancellationToken)
    {
        var server = await ListenAsync(options, seams, cancellationToken);
        try
        {
            await server.ServeOrgAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Opens the ports, and the org beside them; until <see cref="ServeOrgAsync"/> is done everything but the control plane
    /// answers 503.
    /// </summary>
    internal static async Task<FakeForceServer> ListenAsync(FakeForceOptions options, HostSeams seams, CancellationToken cancellationToken)
    {
        options = EmbeddedProject.Read(options);
        var authority = new CertificateAuthority(options.Data, seams.Clock);
        var listeners = new Listeners(options, authority, seams.Clock);
        var opening = Task.Run(() => seams.OpenOrg(options, seams.Clock, cancellationToken), cancellationToken);
        try
        {
            var app = Build(options, seams, listeners, authority);
            await app.StartAsync(cancellationToken);
            return new FakeForceServer(app, listeners, options, seams, opening);
        }
        catch
        {
            listeners.Dispose();
            await CloseAsync(opening);
            throw;
        }
    }

    internal async Task<ServedOrg> ServeOrgAsync()
    {
        var org = await opening;
        var sender = Services.GetRequiredService<MessageSender>();
        sender.Address = (options.InstanceUrl ?? Address).GetLeftPart(UriPartial.Authority);
        serving.Serve(org);
        org.Org.Options.OutboundSeam.Connect(sender.SendAsync);
        org.Org.Options.ExternalSeam.Connect(Services.GetRequiredService<ExternalAdapters>().Of);
        org.Org.Options.FlowCalloutSeam.Connect(Services.GetRequiredService<FlowCallouts>().RunAsync);
        org.Org.Options.CalloutSeam.Connect(Services.GetRequiredService<CalloutRunner>().RunAsync);
        return org;
    }

    /// <summary>Takes no new requests, lets running ones end within <see cref="DrainTime"/>, then cuts them off.</summary>
    public async Task StopAsync()
    {
        if (stopped) return;
        stopped = true;
        serving.Drain();
        using var drain = new CancellationTokenSource(DrainTime, seams.Clock);
        await app.StopAsync(drain.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await app.DisposeAsync();
        listeners.Dispose();
        if (serving.OrgsOrNull is { } orgs) await orgs.DisposeAsync();
        else await CloseAsync(opening);
    }

    private static async Task CloseAsync(Task<ServedOrg> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully) await (await opening).Org.DisposeAsync();
    }

    private static WebApplication Build(FakeForceOptions options, HostSeams seams, Listeners listeners, CertificateAuthority authority)
    {
        // The empty builder reads no files and variables and logs nothing: each of these would cost start time.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(listeners.Configure);
        var services = builder.Services;
        services.AddRoutingCore();
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(new LineLoggers(seams.Log, options.LogLevel, seams.Clock, options.LogFormat)));
        services.Replace(ServiceDescriptor.Singleton<IHostLifetime>(new NoLifetime()));
        services.AddSingleton(options);
        services.AddSingleton(authority);
        services.AddSingleton(new JwtKey(options.Data, seams.Clock));
        services.AddSingleton(new ServingState(options, seams.Clock));
        services.AddSingleton(new RequestLogs(options.JournalRequests, options.JournalMB * 1024L * 1024));
        services.AddSingleton<CallMetrics>();
        if (options.Otlp is { } collector) services.AddSingleton(_ => OtlpExport.Start(collector));
        services.AddSingleton(services => new RpcNotes(services.GetRequiredService<RequestLogs>(), services.GetRequiredService<CallMetrics>(), seams.Clock));
        var trust = OutgoingTrust.Of(options);
        services.AddSingleton(services => new OutgoingHttp(services.GetRequiredService<RequestLogs>(), seams.Clock, trust));
        services.AddSingleton<MessageSender>();
        services.AddSingleton<ExternalAdapters>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<Authorization>();
        services.AddSingleton<CalloutSender>();
        services.AddSingleton<CalloutRunner>();
        services.AddSingleton<ServiceInvoker>();
        services.AddSingleton<FlowCallouts>();
        services.AddSingleton<Unsupported>();
        services.AddSingleton<Subrequests>();
        PubSubRoutes.AddServices(services, options.PubSub);
        listeners.AddTransports(services);
        var app = builder.Build();
        if (options.Otlp is not null) app.Services.GetRequiredService<OtlpExport>();
        Faces.Use(app, options, seams.Clock);
        Faces.Map(app);
        seams.MapMore(app);
        return app;
    }

    private Uri? AddressOf(string scheme, BoundPort? port) =>
        port is null ? null : new Uri($"{scheme}://{BindAddress.HostName(options.Bind)}:{port.Number}");

    /// <summary>The default lifetime would take SIGINT and SIGTERM away from the process that embeds a server.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
