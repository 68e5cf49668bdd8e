using FakeForce.Engine;
using FakeForce.Engine.Chaos;
using FakeForce.Engine.Identity;
using FakeForce.Server.Ambient;
using FakeForce.Server.Gate.Requests;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate.Faults;

/// <summary>What a fault rule does to one call: before it, in its place, or to its answer.</summary>
internal sealed class CallFault
{
    private static readonly TimeSpan trickle = TimeSpan.FromSeconds(1), delivery = TimeSpan.FromMilliseconds(100);

    private readonly HttpContext http;
    private readonly Org org;
    private readonly Session? session;
    private readonly FaultRule rule;

    private CallFault(HttpContext http, Org org, Session? session, FaultRule rule) => (this.http, this.org, this.session, this.rule) = (http, org, session, rule);

    /// <summary>Null for nearly all calls. Calls inside others have no connection of their own: only errors strike them.</summary>
    public static CallFault? Of(ApiCall call)
    {
        if (call.Org.Faults.All.Count == 0) return null;
        var request = call.Http.Request;
        var path = request.Path.Value!;
        var seen = new FaultCall(CallNote.Of(call.Http)?.Api ?? ApiFamily.Of(path), request.Method, ApiFamily.BehindVersion(path), request.RouteValues["sobject"] as string, call.Session.UserId, CallOptions.Client(request));
        return Of(call.Http, call.Org, call.Session, seen);
    }

    /// <summary>Of the other faces, which say themselves what the call is.</summary>
    public static CallFault? Of(HttpContext http, Org org, Session? session, string api, string path)
    {
        if (org.Faults.All.Count == 0) return null;
        return Of(http, org, session, new FaultCall(api, http.Request.Method, path, null, session?.UserId ?? default, CallOptions.Client(http.Request)));
    }

    /// <summary>True if the call goes on; throws the error that stands in its place.</summary>
    public async ValueTask<bool> BeginAsync()
    {
        switch (rule.Effect)
        {
            case FaultEffect.Error: throw new FaultException(rule);
            case FaultEffect.Html:
                await WritePageAsync();
                return false;
            case FaultEffect.Latency:
                await WaitAsync(org.Faults.DelayOf(rule));
                return true;
            case FaultEffect.Reset:
                Break();
                return false;
            case FaultEffect.RevokeSession:
                if (session is not null) await org.Identity.EndSessionAsync(session.Token);
                throw FaultException.SessionEnded();
            case FaultEffect.PurgeEvents:
                await org.PurgeEventsAsync(rule.ReplayId ?? org.Events.LastReplayId);
                return true;
            default: return true;
        }
    }

    /// <summary>For answers that are sent behind the gate: cuts the connection off before.</summary>
    public void LoseAnswer()
    {
        if (rule.Effect == FaultEffect.LoseAnswer) Break();
    }

    /// <summary>A whole call, which sends its answer itself: before it, in its place, or to what it sends. What it throws is not disturbed.</summary>
    public async Task RunAsync(Func<Task> call)
    {
        if (await BeginAsync()) await AroundAsync(call);
    }

    /// <summary>Runs what sends an answer, and sends what is left of that.</summary>
    public async Task AroundAsync(Func<Task> send)
    {
        if (rule.Effect is not (FaultEffect.LoseAnswer or FaultEffect.HalfBody or FaultEffect.Trickle))
        {
            await send();
            return;
        }
        var answer = await CaptureAsync(send);
        if (rule.Effect == FaultEffect.LoseAnswer) Break();
        else await SendPartsAsync(answer);
    }

    private static CallFault? Of(HttpContext http, Org org, Session? session, FaultCall call)
    {
        if (org.Faults.Strike(call, Subrequest.Of(http) is null ? FaultMoment.Call : FaultMoment.InnerCall) is not { } rule) return null;
        if (CallNote.Of(http) is { } note) note.Fault = rule.Name;
        return new CallFault(http, org, session, rule);
    }

    private async ValueTask WaitAsync(TimeSpan delay)
    {
        var timeout = CallTimeout.Of(http.Request.Path.Value!);
        var isTooLong = timeout is not null && delay >= timeout.Time;
        await Task.Delay(isTooLong ? timeout!.Time : delay, org.Clock, http.RequestAborted);
        if (isTooLong) throw new FaultException(timeout!.Code, timeout.Text, null);
    }

    private void Break()
    {
        if (CallNote.Of(http) is { } note) note.IsBroken = true;
        http.Abort();
    }

    private async ValueTask WritePageAsync()
    {
        var response = http.Response;
        response.StatusCode = rule.Status ?? StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "text/html; charset=UTF-8";
        await response.WriteAsync("<!DOCTYPE html>\n<html><head><title>Down for Maintenance</title></head><body><h1>We are down for maintenance.</h1></body></html>\n", http.RequestAborted);
    }

    private async ValueTask<byte[]> CaptureAsync(Func<Task> send)
    {
        var body = http.Features.Get<IHttpResponseBodyFeature>()!;
        using var captured = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(captured, body));
        try
        {
            await send();
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            return captured.ToArray();
        }
        finally
        {
            // Whoever renders the error of a call that fails by itself writes to the client.
            http.Features.Set(body);
        }
    }

    private async ValueTask SendPartsAsync(byte[] answer)
    {
        var writer = http.Response.BodyWriter;
        if (rule.Effect == FaultEffect.HalfBody)
        {
            await writer.WriteAsync(answer.AsMemory(0, answer.Length / 2), http.RequestAborted);
            // What is under way would be lost with the connection.
            await Task.Delay(delivery, HostClock.Instance, http.RequestAborted);
            Break();
            return;
        }
        for (var i = 0; i < answer.Length; i++)
        {
            await writer.WriteAsync(answer.AsMemory(i, 1), http.RequestAborted);
            await Task.Delay(trickle, org.Clock, http.RequestAborted);
        }
    }
}
