using Grpc.Core;

namespace FakeForce.Server.PubSub;

/// <summary>An RPC fails: with a row of <see cref="PubSubErrors"/>, and a text of its own where the row's is too general.</summary>
internal sealed class PubSubException(PubSubError error, string? text = null) : Exception(text ?? error.Text)
{
    public PubSubError Error => error;

    /// <summary>The message ends with the RPC's id, and both the code and the id are trailers (guide, "Handle Errors").</summary>
    public RpcException For(string rpcId) => new(new Status(error.Status, $"{Message} rpcId: {rpcId}"), new Metadata
    {
        { "error-code", error.Code },
        { "rpcid", rpcId },
    });
}
