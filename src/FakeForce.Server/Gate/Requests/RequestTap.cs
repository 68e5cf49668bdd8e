using FakeForce.Engine;
using FakeForce.Server.Control;
using FakeForce.Server.Start;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate.Requests;

/// <summary>
/// Keeps every call and its answer in the journal of its org: stands before everything else, so that it sees what goes out, whoever
/// answers. The control plane's own calls are none of Salesforce's; gRPC's are noted by their own gate.
/// </summary>
internal sealed class RequestTap(RequestDelegate next, RequestLogs logs, ServingState serving, TimeProvider clock)
{
    public Task Enter(HttpContext context)
    {
        var request = context.Request;
        return !logs.IsOn || request.Path.StartsWithSegments(ControlRoutes.Prefix) || request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true
            ? next(context) : RunAsync(context);
    }

    private async Task RunAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value!;
        var entry = new RequestEntry(ApiFamily.Of(path), request.Method, path, request.QueryString.Value ?? "") { Headers = Copied(request.Headers) };
        var start = clock.GetTimestamp();
        var plain = context.Features.Get<IHttpResponseBodyFeature>()!;
        context.Features.Set(entry);
        context.Features.Set<IHttpResponseBodyFeature>(new TappedBody(plain, entry.Answer));
        try
        {
            await next(context);
        }
        finally
        {
            context.Features.Set(plain);
            entry.Took = clock.GetElapsedTime(start);
            if ((entry.Org ?? serving.OrgsOrNull?.Main) is { } org) Finish(context, entry, org);
        }
    }

    /// <summary>Notes what a call was answered, and keeps it.</summary>
    public static void Finish(HttpContext context, RequestEntry entry, Org org)
    {
        var response = context.Response;
        entry.Status = (entry.IsBroken || context.RequestAborted.IsCancellationRequested) && !response.HasStarted ? 0 : response.StatusCode;
        entry.AnswerHeaders = Copied(response.Headers);
        entry.SObject ??= context.Request.RouteValues["sobject"] as string;
        if (response.Headers.TryGetValue(Unsupported.Header, out var unsupported)) entry.Unsupported = unsupported.ToString();
        entry.At = org.Clock.GetUtcNow();
        context.RequestServices.GetRequiredService<RequestLogs>().Of(org).Add(entry);
    }

    private static KeyValuePair<string, string>[] Copied(IHeaderDictionary headers)
    {
        var copy = new KeyValuePair<string, string>[headers.Count];
        var count = 0;
        foreach (var header in headers)
            if (count < copy.Length) copy[count++] = KeyValuePair.Create(header.Key, header.Value.ToString());
        return copy;
    }
}
