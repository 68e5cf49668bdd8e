using FakeForce.Server.PubSub.Protocol;
using Grpc.Core;

namespace FakeForce.Server.Tests.PubSub;

/// <summary>Reading of response streams.</summary>
internal static class StreamReading
{
    /// <summary>The next response; fails the test if the stream ends instead.</summary>
    public static async Task<T> NextAsync<T>(this IAsyncStreamReader<T> responses)
    {
        Assert.True(await responses.MoveNext(Server.Ending), "the stream has ended");
        return responses.Current;
    }

    /// <summary>The next so many events, in however many responses they come.</summary>
    public static async Task<List<ConsumerEvent>> ReadEventsAsync(this AsyncDuplexStreamingCall<FetchRequest, FetchResponse> call, int count)
    {
        var events = new List<ConsumerEvent>();
        while (events.Count < count) events.AddRange((await call.ResponseStream.NextAsync()).Events);
        return events;
    }

    /// <summary>Asks for no more and waits for the end.</summary>
    public static async Task EndAsync(this AsyncDuplexStreamingCall<FetchRequest, FetchResponse> call)
    {
        await call.RequestStream.CompleteAsync();
        while (await call.ResponseStream.MoveNext(Server.Ending)) { }
    }

    /// <summary>The error that a stream ends with, whatever it sent before.</summary>
    public static async Task<RpcException> ErrorAsync<T>(this IAsyncStreamReader<T> responses) => await Assert.ThrowsAsync<RpcException>(async () =>
    {
        while (await responses.MoveNext(Server.Ending)) { }
    });

    public static async Task EndsAsync<T>(this IAsyncStreamReader<T> responses) => Assert.False(await responses.MoveNext(Server.Ending), "the stream goes on");

    /// <summary>The last part of the error code that came with the trailers, whose other parts are checked.</summary>
    public static string Suffix(this RpcException error)
    {
        const string prefix = "sfdc.platform.eventbus.grpc.";
        var (code, rpcId) = (error.Trailers.GetValue("error-code"), error.Trailers.GetValue("rpcid"));
        Assert.StartsWith(prefix, code, StringComparison.Ordinal);
        Assert.True(Guid.TryParseExact(rpcId, "D", out _), rpcId);
        Assert.EndsWith(" rpcId: " + rpcId, error.Status.Detail, StringComparison.Ordinal);
        return code![prefix.Length..];
    }
}
