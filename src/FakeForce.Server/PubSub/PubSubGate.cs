using FakeForce.Server.Start;
using Grpc.Core;

namespace FakeForce.Server.PubSub;

/// <summary>
/// What every RPC passes: 1. identify, 2. run, 3. render errors. Calls of Pub/Sub API are no API requests, so nothing is charged
/// here. Handlers contain only their subject.
/// </summary>
internal sealed class PubSubGate(ServingState serving, PubSubOptions options, IHostApplicationLifetime lifetime, ILogger<PubSubGate> log)
{
    public async Task<T> RunAsync<T>(ServerCallContext context, Func<PubSubCall, ValueTask<T>> handler)
    {
        var org = serving.Orgs.OfToken(context.RequestHeaders.GetValue("accesstoken")?.Trim());
        var rpcId = org.Chance.Uuid().ToString();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping, org.Ended);
        try
        {
            var session = CallHeaders.Identify(org, context.RequestHeaders);
            return await handler(new PubSubCall(org, session, options, rpcId, ending.Token));
        }
        catch (PubSubException refused)
        {
            throw refused.For(rpcId);
        }
        catch (RpcException tooLong) when (tooLong.StatusCode == StatusCode.ResourceExhausted)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, PubSubErrors.RequestTooLong));
        }
        catch (Exception) when (lifetime.ApplicationStopping.IsCancellationRequested || org.Ended.IsCancellationRequested)
        {
            throw new PubSubException(PubSubErrors.ServiceUnavailable).For(rpcId);
        }
        catch (Exception gone) when (context.CancellationToken.IsCancellationRequested || gone is IOException and not Google.Protobuf.InvalidProtocolBufferException)
        {
            // The client has left, and with it everybody who could be told anything.
            throw new RpcException(new Status(StatusCode.Cancelled, "the client is gone"));
        }
        catch (Exception defect) when (defect is not RpcException)
        {
            log.LogError(defect, "{Method} failed; rpcId {RpcId}", context.Method, rpcId);
            throw new PubSubException(PubSubErrors.SubscriptionInternal).For(rpcId);
        }
    }

    /// <summary>The same for streams, which return nothing.</summary>
    public Task RunAsync(ServerCallContext context, Func<PubSubCall, Task> handler) => RunAsync(context, async ValueTask<bool> (call) =>
    {
        await handler(call);
        return true;
    });
}
