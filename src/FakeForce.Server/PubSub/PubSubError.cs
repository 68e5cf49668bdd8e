using Grpc.Core;

namespace FakeForce.Server.PubSub;

/// <summary>One row of the guide's table of error codes: the end of the code, the gRPC status, and the text that the code has by itself.</summary>
internal sealed record PubSubError(string Suffix, StatusCode Status, string Text)
{
    private const string Prefix = "sfdc.platform.eventbus.grpc.";

    public string Code => Prefix + Suffix;
}
