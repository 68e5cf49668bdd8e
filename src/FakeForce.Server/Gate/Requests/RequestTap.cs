using FakeForce.Server.Control;
using FakeForce.Server.Start;
using FakeForce.Server.Telemetry;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate.Requests;

/// <summary>
/// Measures every call, and keeps it and its answer in the journal of its org: stands before everything else, so that it sees what goes out, whoever
/// answers. The control plane's own calls are none of Salesforce's; gRPC's are noted by their own gate.
/// </summary>
internal sealed class RequestTap(RequestDelegate next, RequestLogs logs, CallMetrics metrics, ServingState serving, TimeProvider clock, ILogger<RequestTap> log)
{
    public Task Enter(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(ControlRoutes.Prefix) || request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true) return next(context);
        // What is matched and shown is the address without the slashes that some clients double.
        RequestPath.Tidy(request);
        var path = request.Path.Value!;
        var note = logs.Note().Begin(ApiFamily.Of(path), request.Method, path, request.QueryString.Value ?? "");
        note.StartedAt = clock.GetTimestamp();
        note.Span = CallTraces.Begin(request, note.Api);
        var plain = context.Features.Get<IHttpResponseBodyFeature>()!;
        context.Features.Set(note);
        if (logs.IsOn) context.Features.Set<IHttpResponseBodyFeature>(note.Tap.Around(plain, context, this));
        var running = next(context);
        // Most calls never wait for anything.
        if (!running.IsCompletedSuccessfully) return EndAsync(running, context, note, plain);
        End(context, note, plain);
        return Task.CompletedTask;
    }

    /// <summary>A call inside another one, which is kept with it.</summary>
    public static void EndInner(HttpContext context, CallNote note, CallNote outer)
    {
        Complete(context, note);
        outer.Inside.Add((note, context));
    }

    private async Task EndAsync(Task running, HttpContext context, CallNote note, IHttpResponseBodyFeature plain)
    {
        try
        {
            await running;
        }
        finally
        {
            End(context, note, plain);
        }
    }

    private void End(HttpContext context, CallNote note, IHttpResponseBodyFeature plain)
    {
        context.Features.Set(plain);
        context.Features.Set<CallNote>(null);
        Answered(context, note);
        // Who answers late, after the connection broke, still writes to its note: such a one is not used again.
        if (!context.RequestAborted.IsCancellationRequested && !note.IsBroken) logs.Return(note);
    }

    /// <summary>The answer is known to the last byte: measures and keeps the call, once.</summary>
    public void Answered(HttpContext context, CallNote note)
    {
        if (note.IsNoted) return;
        note.IsNoted = true;
        note.Took = clock.GetElapsedTime(note.StartedAt);
        Complete(context, note);
        Measure(note);
        if (logs.IsOn && (note.Org ?? serving.OrgsOrNull?.Main) is { } org)
        {
            note.At = org.Clock.GetUtcNow();
            foreach (var (inner, _) in note.Inside) inner.At = note.At;
            logs.Keep(org, note, context.Request.Headers, context.Response.Headers);
        }
    }

    private void Measure(CallNote note)
    {
        var status = Statuses.TextOf(note.Status);
        metrics.Count(note, status);
        CallTraces.End(note.Span, note, status);
        if (log.IsEnabled(LogLevel.Debug)) log.LogDebug("{Api} {Method} {Path} {Status} in {Milliseconds:0.###} ms", note.Api, note.Method, note.Path, note.Status, note.Took.TotalMilliseconds);
    }

    private static void Complete(HttpContext context, CallNote note)
    {
        var response = context.Response;
        note.Status = (note.IsBroken || context.RequestAborted.IsCancellationRequested) && !response.HasStarted ? 0 : response.StatusCode;
        note.SObject ??= context.Request.RouteValues["sobject"] as string;
        if (response.Headers.TryGetValue(Unsupported.Header, out var unsupported)) note.Unsupported = unsupported.ToString();
    }
}
