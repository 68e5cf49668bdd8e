using FakeForce.Engine;
using FakeForce.Engine.Chaos;
using FakeForce.Server.Ambient;
using FakeForce.Server.Gate.Requests;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate.Faults;

/// <summary>What a fault rule does to one call: before it, in its place, or to its answer.</summary>
internal sealed class CallFault
{
    private static readonly TimeSpan trickle = TimeSpan.FromSeconds(1), delivery = TimeSpan.FromMilliseconds(100);

    private readonly ApiCall call;
    private readonly FaultRule rule;

    private CallFault(ApiCall call, FaultRule rule) => (this.call, this.rule) = (call, rule);

    /// <summary>Null for nearly all calls. Calls inside others have no connection of their own: only errors strike them.</summary>
    public static CallFault? Of(ApiCall call)
    {
        if (call.Org.Faults.All.Count == 0) return null;
        var isInner = Subrequest.Of(call.Http) is not null;
        if (call.Org.Faults.Strike(Seen(call), onlyErrors: isInner) is not { } rule) return null;
        if (CallNote.Of(call.Http) is { } note) note.Fault = rule.Name;
        return new CallFault(call, rule);
    }

    /// <summary>True if the call goes on; throws the error that stands in its place.</summary>
    public async ValueTask<bool> BeginAsync()
    {
        switch (rule.Effect)
        {
            case FaultEffect.Error:
                throw new FaultException(new SalesforceException(rule.Code!, FaultTexts.MessageOf(rule)) { IsDml = rule.Code == "UNABLE_TO_LOCK_ROW" }, rule.Status);
            case FaultEffect.Html:
                await WritePageAsync();
                return false;
            case FaultEffect.Latency:
                await Task.Delay(call.Org.Faults.DelayOf(rule), call.Org.Clock, call.Cancel);
                return true;
            case FaultEffect.Reset:
                Break();
                return false;
            case FaultEffect.RevokeSession:
                await call.Org.Identity.EndSessionAsync(call.Session.Token);
                throw new SalesforceException("INVALID_SESSION_ID", "Session expired or invalid");
            default: return true;
        }
    }

    /// <summary>Sends the answer of a call that is done, or what is left of it.</summary>
    public async ValueTask EndAsync(Func<ValueTask> send)
    {
        if (rule.Effect == FaultEffect.LoseAnswer) Break();
        else if (rule.Effect is FaultEffect.HalfBody or FaultEffect.Trickle) await SendPartsAsync(await CaptureAsync(send));
        else await send();
    }

    private static FaultCall Seen(ApiCall call)
    {
        var request = call.Http.Request;
        var path = request.Path.Value!;
        return new FaultCall(ApiFamily.Of(path), request.Method, ApiFamily.BehindVersion(path), request.RouteValues["sobject"] as string, call.Session.UserId, CallOptions.Client(request));
    }

    private void Break()
    {
        if (CallNote.Of(call.Http) is { } note) note.IsBroken = true;
        call.Http.Abort();
    }

    private async ValueTask WritePageAsync()
    {
        var response = call.Http.Response;
        response.StatusCode = rule.Status ?? StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "text/html; charset=UTF-8";
        await response.WriteAsync("<!DOCTYPE html>\n<html><head><title>Down for Maintenance</title></head><body><h1>We are down for maintenance.</h1></body></html>\n", call.Cancel);
    }

    private async ValueTask<byte[]> CaptureAsync(Func<ValueTask> send)
    {
        var body = call.Http.Features.Get<IHttpResponseBodyFeature>()!;
        using var captured = new MemoryStream();
        call.Http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(captured, body));
        await send();
        await call.Http.Response.BodyWriter.FlushAsync(call.Cancel);
        call.Http.Features.Set(body);
        return captured.ToArray();
    }

    private async ValueTask SendPartsAsync(byte[] answer)
    {
        var writer = call.Http.Response.BodyWriter;
        if (rule.Effect == FaultEffect.HalfBody)
        {
            await writer.WriteAsync(answer.AsMemory(0, answer.Length / 2), call.Cancel);
            // What is under way would be lost with the connection.
            await Task.Delay(delivery, HostClock.Instance, call.Cancel);
            Break();
            return;
        }
        for (var i = 0; i < answer.Length; i++)
        {
            await writer.WriteAsync(answer.AsMemory(i, 1), call.Cancel);
            await Task.Delay(trickle, call.Org.Clock, call.Cancel);
        }
    }
}
