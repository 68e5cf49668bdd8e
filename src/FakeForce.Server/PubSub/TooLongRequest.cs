using System.Globalization;
using Grpc.Core;

namespace FakeForce.Server.PubSub;

/// <summary>
/// A single request that is too long never comes as far as the gate: the gRPC framework refuses it, with a status of its own that
/// becomes Salesforce's here.
/// </summary>
internal static class TooLongRequest
{
    // What the gate refuses has an error code.
    private const string StatusHeader = "grpc-status", MessageHeader = "grpc-message", CodeHeader = "error-code";

    public static RequestDelegate Wrap(RequestDelegate next) => async context =>
    {
        await next(context);
        var headers = context.Response.Headers;
        if (context.Response.HasStarted || headers[StatusHeader] != Text(StatusCode.ResourceExhausted) || headers.ContainsKey(CodeHeader)) return;
        headers[StatusHeader] = Text(StatusCode.Unavailable);
        headers[MessageHeader] = PubSubErrors.RequestTooLong;
    };

    private static string Text(StatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
