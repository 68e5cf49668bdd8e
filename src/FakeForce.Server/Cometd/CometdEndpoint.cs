using FakeForce.Engine;
using FakeForce.Server.Gate;
using FakeForce.Server.Gate.Faults;
using FakeForce.Server.Gate.Requests;
using FakeForce.Server.Json;

namespace FakeForce.Server.Cometd;

/// <summary>
/// POST /cometd/66.0: 1. reads the messages within bounds, 2. runs each in turn, 3. answers all of them together. A message
/// fails by its own reply; the status is 200 then too.
/// </summary>
internal static class CometdEndpoint
{
    /// <summary>Streaming API Developer Guide, "Streaming API Error Codes", 413.</summary>
    private const int MaxBytes = 32_768;

    private static readonly Dictionary<string, Func<CometdCall, BayeuxMessage, BayeuxReply, ValueTask>> atOnce = new(StringComparer.Ordinal)
    {
        ["/meta/handshake"] = Handshake.RunAsync,
        ["/meta/subscribe"] = Subscribe.RunAsync,
        ["/meta/unsubscribe"] = Unsubscribe.RunAsync,
        ["/meta/disconnect"] = Disconnect.RunAsync,
    };

    public static async Task HandleAsync(HttpContext http, Org org)
    {
        using var json = new JsonOut();
        json.BeginArray();
        var call = new CometdCall(http, org);
        http.Response.StatusCode = await RunAsync(call, json);
        json.EndArray();
        if (http.Response.HasStarted || CallNote.Of(http) is { IsBroken: true }) return;
        if (call.Fault is { } fault) await fault.AroundAsync(() => SendAsync(http, json).AsTask());
        else await SendAsync(http, json);
    }

    private static async ValueTask SendAsync(HttpContext http, JsonOut json)
    {
        http.Response.ContentType = "application/json;charset=UTF-8";
        http.Response.ContentLength = json.Written.Length;
        await http.Response.BodyWriter.WriteAsync(json.Written, http.RequestAborted);
    }

    private static async ValueTask<int> RunAsync(CometdCall call, JsonOut json)
    {
        try
        {
            var messages = Messages(JsonIn.ReadTree(await ReadAsync(call.Http)));
            foreach (var message in messages) await RunAsync(call, message, json, isAlone: messages.Count == 1);
            return StatusCodes.Status200OK;
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(json, CometdErrors.TooLarge, bad.StatusCode);
        }
        catch (SalesforceException bad)
        {
            return Refuse(json, CometdErrors.Malformed(bad.Message), StatusCodes.Status400BadRequest);
        }
    }

    private static async ValueTask RunAsync(CometdCall call, BayeuxMessage message, JsonOut json, bool isAlone)
    {
        var reply = new BayeuxReply(json, message);
        try
        {
            if (call.Org.Faults.All.Count > 0 && CallFault.Of(call.Http, call.Org, call.Session, ApiFamily.Cometd, message.Channel) is { } fault && !await DisturbAsync(call, fault)) return;
            if (message.Channel == Connect.Channel) await Connect.RunAsync(call, message, json, reply, isAlone);
            else if (atOnce.TryGetValue(message.Channel, out var run)) await run(call, message, reply);
            // Events are published by the other APIs; which error a message of a client's own gets is ours.
            else throw new BayeuxError(message.Channel.Length == 0 ? CometdErrors.ChannelMissing : CometdErrors.RestrictedChannel);
        }
        catch (BayeuxError error)
        {
            reply.Failed(error);
        }
    }

    // What happens to the answer happens to that of all messages of the request.
    private static async ValueTask<bool> DisturbAsync(CometdCall call, CallFault fault)
    {
        try
        {
            call.Fault = fault;
            return await fault.BeginAsync();
        }
        catch (FaultException error)
        {
            throw error.EndsSession ? new BayeuxError(CometdErrors.AuthenticationInvalid) { Advice = Advice.None } : new BayeuxError($"{error.Code}::{error.Message}") { Advice = error.Code switch { "401" => Advice.None, "403" => Advice.Handshake, _ => null } };
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContext http)
    {
        var body = await RequestBody.ReadAsync(http, MaxBytes, http.RequestAborted);
        return body.Length <= MaxBytes ? body : throw new BadHttpRequestException(CometdErrors.TooLarge, StatusCodes.Status413PayloadTooLarge);
    }

    // Bayeux allows one message without a list around it.
    private static List<BayeuxMessage> Messages(JsonTree body)
    {
        var items = body.Kind == JsonKind.Array ? body.Items : [body];
        return [.. items.Select(item => item.Kind == JsonKind.Object ? new BayeuxMessage(item) : throw item.Mismatch("a message"))];
    }

    private static int Refuse(JsonOut json, string error, int status)
    {
        json.BeginObject().Name("error"u8).String(error).Name("successful"u8).Boolean(false).EndObject();
        return status;
    }
}
