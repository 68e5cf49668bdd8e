using FakeForce.Engine.Chaos;
using FakeForce.Server.Control.ApexRest;
using FakeForce.Server.Control.Callouts;
using FakeForce.Server.Control.Events;
using FakeForce.Server.Control.External;
using FakeForce.Server.Control.Faults;
using FakeForce.Server.Control.Limits;
using FakeForce.Server.Control.Locks;
using FakeForce.Server.Control.Mail;
using FakeForce.Server.Control.Orgs;
using FakeForce.Server.Control.Outbound;
using FakeForce.Server.Control.Requests;
using FakeForce.Server.Control.Seeds;
using FakeForce.Server.Control.Telemetry;
using FakeForce.Server.Control.Time;
using FakeForce.Server.Start;
using FakeForce.Server.Tls;

namespace FakeForce.Server.Control;

/// <summary>The control plane: what tests and scripts ask of FakeForce itself.</summary>
internal static class ControlRoutes
{
    public const string Prefix = "/_fakeforce";
    public const string Health = "/health";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup(Prefix);
        control.MapGet(Health, HealthAsync);
        control.MapGet("/ca.pem", AuthorityAsync);
        control.MapGet("/jwt.key", JwtKeyAsync);
        control.MapPost("/reset", ResetAsync);
        control.MapGet("/orgs", OrgControl.ListAsync);
        control.MapPost("/orgs", OrgControl.CreateAsync);
        control.MapGet("/orgs/{org}", OrgControl.GetAsync);
        control.MapDelete("/orgs/{org}", OrgControl.DeleteAsync);
        control.MapGet("/snapshots", SnapshotControl.ListAsync);
        control.MapPost("/snapshots/{snapshot}", SnapshotControl.TakeAsync);
        control.MapPost("/snapshots/{snapshot}/restore", SnapshotControl.RestoreAsync);
        control.MapDelete("/snapshots/{snapshot}", SnapshotControl.DeleteAsync);
        control.MapPost("/token", ReadySession.HandleAsync);
        control.MapPost("/seed", SeedControl.HandleAsync);
        control.MapGet("/export", ExportControl.HandleAsync);
        control.MapGet("/clock", ClockControl.GetAsync);
        control.MapPut("/clock", ClockControl.PutAsync);
        control.MapPost("/clock/advance", ClockControl.AdvanceAsync);
        control.MapGet("/faults", FaultControl.ListAsync);
        control.MapPost("/faults", FaultControl.SetAsync);
        control.MapDelete("/faults", FaultControl.ClearAsync);
        control.MapDelete("/faults/{rule}", FaultControl.RemoveAsync);
        control.MapPatch("/faults/{rule}", FaultControl.SwitchAsync);
        control.MapGet("/scenarios", ScenarioControl.ListAsync);
        control.MapPost("/scenarios/{scenario}", ScenarioControl.BeginAsync);
        control.MapDelete("/scenarios/{scenario}", ScenarioControl.EndAsync);
        control.MapGet("/limits", LimitControl.ListAsync);
        control.MapPut("/limits", LimitControl.SetAsync);
        control.MapDelete("/limits", LimitControl.ResetAsync);
        control.MapDelete("/limits/{limit}", LimitControl.ResetAsync);
        control.MapGet("/requests", RequestControl.ListAsync);
        control.MapDelete("/requests", RequestControl.ClearAsync);
        control.MapPost("/requests/verify", VerifyControl.HandleAsync);
        control.MapGet("/requests/stream", RequestStream.HandleAsync);
        control.MapGet("/requests/har", RequestControl.HarAsync);
        control.MapGet("/metrics", MetricsControl.HandleAsync);
        control.MapGet("/bulk/jobs", BulkControl.ListAsync);
        control.MapPost("/bulk/jobs", BulkControl.SetDefaultAsync);
        control.MapGet("/bulk/jobs/{job}", BulkControl.GetAsync);
        control.MapPost("/bulk/jobs/{job}", BulkControl.ChangeAsync);
        control.MapGet("/events", EventControl.ListAsync);
        control.MapPost("/events", EventControl.PublishAsync);
        control.MapDelete("/events", EventControl.PurgeAsync);
        control.MapPost("/events/{replayId}/again", EventControl.AgainAsync);
        control.MapGet("/events/stream", EventStream.HandleAsync);
        control.MapGet("/events/subscribers", SubscriberControl.ListAsync);
        control.MapGet("/events/rules", RuleControl.ListAsync);
        control.MapPost("/events/rules", RuleControl.SetAsync);
        control.MapDelete("/events/rules", RuleControl.ClearAsync);
        control.MapDelete("/events/rules/{rule}", RuleControl.RemoveAsync);
        control.MapGet("/apexrest", ApexRestControl.ListAsync);
        control.MapPut("/apexrest", ApexRestControl.SetAsync);
        control.MapDelete("/apexrest", ApexRestControl.ResetAsync);
        MapOutgoing(control);
        control.Map("/{**rest}", UnknownAsync);
    }

    // What the org sends, calls and reads elsewhere.
    private static void MapOutgoing(RouteGroupBuilder control)
    {
        control.MapGet("/outbound-messages", OutboundControl.ListAsync);
        control.MapGet("/outbound-messages/wsdl/{name}", OutboundControl.WsdlAsync);
        control.MapPost("/outbound-messages/{message}/retry", OutboundControl.RetryAsync);
        control.MapPost("/outbound-messages/{message}/requeue", OutboundControl.RequeueAsync);
        control.MapDelete("/outbound-messages/{message}", OutboundControl.DropAsync);
        control.MapGet("/external-data-sources", ExternalControl.ListAsync);
        control.MapPost("/external-data-sources/{source}/sync", ExternalControl.SyncAsync);
        control.MapGet("/callouts", CalloutControl.ListAsync);
        control.MapPost("/callouts", CalloutControl.RunAsync);
        control.MapGet("/callouts/{job}", CalloutControl.GetAsync);
        control.MapDelete("/callouts/{job}", CalloutControl.AbortAsync);
        control.MapGet("/locks", LockControl.ListAsync);
        control.MapPost("/locks", LockControl.AddAsync);
        control.MapDelete("/locks", LockControl.ClearAsync);
        control.MapDelete("/locks/{lock}", LockControl.RemoveAsync);
        control.MapGet("/emails", MailControl.ListAsync);
        control.MapDelete("/emails", MailControl.ClearAsync);
    }

    private static Task HealthAsync(HttpContext context)
    {
        var org = State(context) is { IsDraining: false } state ? state.Org : null;
        context.Response.StatusCode = org is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        var text = org is null ? "{\"status\":\"not serving\"}" : $"{{\"status\":\"serving\",\"orgId\":\"{org.Facts.OrgId}\"}}";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static Task AuthorityAsync(HttpContext context)
    {
        context.Response.ContentType = "application/x-pem-file";
        return context.Response.WriteAsync(context.RequestServices.GetRequiredService<CertificateAuthority>().Pem, context.RequestAborted);
    }

    private static Task JwtKeyAsync(HttpContext context)
    {
        context.Response.ContentType = "application/x-pem-file";
        return context.Response.WriteAsync(context.RequestServices.GetRequiredService<JwtKey>().PrivateKeyPem, context.RequestAborted);
    }

    private static Task ResetAsync(HttpContext context) => ControlOrg.RunAsync(context, async org =>
    {
        await org.ResetAsync(context.RequestAborted);
        foreach (var scenario in context.RequestServices.GetRequiredService<FakeForceOptions>().Scenario) Scenarios.Begin(org, scenario);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    });

    private static Task UnknownAsync(HttpContext context) =>
        ControlError.WriteAsync(context, 404, "unknown_call", $"The control plane has no {context.Request.Method} {context.Request.Path}.");

    private static ServingState State(HttpContext context) => context.RequestServices.GetRequiredService<ServingState>();
}
