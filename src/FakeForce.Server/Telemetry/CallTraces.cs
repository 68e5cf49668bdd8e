using System.Diagnostics;
using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.Telemetry;

/// <summary>
/// A span for every call, for whoever listens to the source "FakeForce"; it continues the trace of the caller. Names and attributes:
/// OpenTelemetry semantic conventions, "HTTP server".
/// </summary>
internal static class CallTraces
{
    public const string SourceName = "FakeForce";

    private static readonly ActivitySource source = new(SourceName);

    public static Activity? Begin(HttpRequest request, string api)
    {
        if (!source.HasListeners()) return null;
        // The host's own activity, which nobody records, would be taken for the parent, and the span be left out with it.
        Activity.Current = null;
        ActivityContext.TryParse(request.Headers["traceparent"], request.Headers["tracestate"], isRemote: true, out var parent);
        return source.StartActivity($"{request.Method} {api}", ActivityKind.Server, parent);
    }

    public static void End(Activity? activity, CallNote note, string status)
    {
        if (activity is null) return;
        activity.SetTag("http.request.method", note.Method).SetTag("url.path", note.Path).SetTag("http.response.status_code", note.Status)
            .SetTag("fakeforce.api", note.Api).SetTag("fakeforce.org.id", note.Org?.Id.ToString()).SetTag("fakeforce.sobject", note.SObject)
            .SetTag("fakeforce.fault", note.Fault).SetTag("fakeforce.unsupported", note.Unsupported);
        if (note.Api == ApiFamily.PubSub) activity.SetTag("rpc.grpc.status_code", status);
        if (note.Status is 0 or >= 500) activity.SetStatus(ActivityStatusCode.Error);
        activity.Dispose();
    }
}
