using FakeForce.Engine;
using FakeForce.Server.Gate.Faults;
using FakeForce.Server.Gate.Requests;
using FakeForce.Server.Start;
using Grpc.Core;

namespace FakeForce.Server.PubSub;

/// <summary>
/// What every RPC passes: 1. identify, 2. run, 3. render errors, 4. note in the journal. Calls of Pub/Sub API are no API requests, so nothing is charged
/// here. Handlers contain only their subject.
/// </summary>
internal sealed class PubSubGate(ServingState serving, PubSubOptions options, RpcNotes notes, IHostApplicationLifetime lifetime, ILogger<PubSubGate> log)
{
    public async Task<T> RunAsync<T>(ServerCallContext context, Func<PubSubCall, ValueTask<T>> handler)
    {
        var org = serving.Orgs.OfToken(context.RequestHeaders.GetValue("accesstoken")?.Trim());
        var rpcId = org.Chance.Uuid().ToString();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping, org.Ended);
        var note = notes.Begin(context, org);
        try
        {
            var session = CallHeaders.Identify(org, context.RequestHeaders);
            note.Identified(org, session, null);
            var fault = CallFault.Of(context.GetHttpContext(), org, session, ApiFamily.PubSub, context.Method[context.Method.LastIndexOf('/')..]);
            if (fault is not null && !await fault.BeginAsync()) throw new IOException("cut off by a fault rule");
            var answer = await handler(new PubSubCall(org, session, options, rpcId, ending.Token));
            fault?.LoseAnswer();
            RpcNotes.NoteAnswer(context, answer);
            notes.End(context, note, org, StatusCode.OK, null);
            return answer;
        }
        catch (Exception failure)
        {
            var error = ErrorOf(failure, context, org, rpcId);
            notes.End(context, note, org, error.StatusCode, error.Status.Detail);
            throw error;
        }
    }

    private RpcException ErrorOf(Exception failure, ServerCallContext context, Org org, string rpcId)
    {
        if (failure is PubSubException refused) return refused.For(rpcId);
        if (failure is FaultException fault) return (fault.EndsSession ? new PubSubException(PubSubErrors.AuthError) : new PubSubException(PubSubErrors.BySuffix(fault.Code), fault.Message)).For(rpcId);
        if (failure is RpcException { StatusCode: StatusCode.ResourceExhausted }) return new RpcException(new Status(StatusCode.Unavailable, PubSubErrors.RequestTooLong));
        if (lifetime.ApplicationStopping.IsCancellationRequested || org.Ended.IsCancellationRequested) return new PubSubException(PubSubErrors.ServiceUnavailable).For(rpcId);
        // The client has left, and with it everybody who could be told anything.
        if (context.CancellationToken.IsCancellationRequested || failure is IOException and not Google.Protobuf.InvalidProtocolBufferException)
            return new RpcException(new Status(StatusCode.Cancelled, "the client is gone"));
        if (failure is RpcException other) return other;
        log.LogError(failure, "{Method} failed; rpcId {RpcId}", context.Method, rpcId);
        return new PubSubException(PubSubErrors.SubscriptionInternal).For(rpcId);
    }

    /// <summary>The same for one request.</summary>
    public Task<T> RunAsync<T>(ServerCallContext context, Google.Protobuf.IMessage request, Func<PubSubCall, ValueTask<T>> handler) => RunAsync(context, call =>
    {
        RpcNotes.Note(context, request);
        return handler(call);
    });

    /// <summary>The same for streams, which return nothing.</summary>
    public Task RunAsync(ServerCallContext context, Func<PubSubCall, Task> handler) => RunAsync(context, async ValueTask<bool> (call) =>
    {
        await handler(call);
        return true;
    });
}
