using FakeForce.Engine;
using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.Gate;

/// <summary>
/// Runs calls inside calls: each goes the way of every request from the routing table on, in a context of its own, so
/// that whatever a single call does, a subrequest does.
/// </summary>
internal sealed class Subrequests
{
    private RequestDelegate? way;

    /// <summary>Stands where a subrequest enters the way that every request goes.</summary>
    public RequestDelegate Enter(RequestDelegate next) => way = next;

    /// <summary>Runs a call whose path begins with a slash; it completes at once unless its handler waits for something.</summary>
    public async ValueTask<SubAnswer> RunAsync(ApiCall outer, SubCall call, Subrequest subrequest)
    {
        var http = ContextOf(outer, call);
        http.Features.Set(subrequest);
        var around = CallNote.Of(outer.Http);
        var note = around is null ? null : Note(http, subrequest);
        await way!(http);
        if (note is not null)
        {
            note.Answer.Add(subrequest.Answer);
            RequestTap.EndInner(http, note, around!);
        }
        if (http.Response.Headers.TryGetValue(Unsupported.Header, out var unsupported)) outer.Http.Response.Headers[Unsupported.Header] = unsupported;
        if (http.Response.Headers.TryGetValue(LimitInfo.Header, out var usage)) outer.Http.Response.Headers[LimitInfo.Header] = usage;
        return new SubAnswer(http.Response.StatusCode, subrequest.Answer, SubHeaders.Of(http.Response), subrequest.HasFailures);
    }

    private static CallNote Note(HttpContext http, Subrequest subrequest)
    {
        var path = http.Request.Path.Value!;
        var note = new CallNote().Begin(ApiFamily.Of(path), http.Request.Method, path, http.Request.QueryString.Value ?? "");
        note.Body.Take(subrequest.Body);
        http.Features.Set(note);
        return note;
    }

    private static DefaultHttpContext ContextOf(ApiCall outer, SubCall call)
    {
        var http = new DefaultHttpContext { RequestServices = outer.Http.RequestServices, RequestAborted = outer.Cancel };
        var request = http.Request;
        var question = call.Url.IndexOf('?', StringComparison.Ordinal);
        request.Method = call.Method;
        request.Scheme = outer.Http.Request.Scheme;
        SubHeaders.Inherit(outer.Http.Request, request);
        foreach (var (name, value) in call.Headers) request.Headers[name] = value;
        if (call.HasBody) request.ContentType = "application/json";
        request.Path = PathString.FromUriComponent(question < 0 ? call.Url : call.Url[..question]);
        if (question >= 0) request.QueryString = new QueryString(call.Url[question..]);
        RequestPath.Tidy(request);
        return http;
    }
}

/// <summary>What a subrequest asks: its path with the query string, and headers of its own.</summary>
internal sealed record SubCall(string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Headers, bool HasBody);

/// <summary>What it was answered. <paramref name="Body"/> is JSON or empty; <paramref name="HasFailures"/> is true also for a 200 that lists failed records.</summary>
internal sealed record SubAnswer(int Status, ReadOnlyMemory<byte> Body, IReadOnlyList<KeyValuePair<string, string>> Headers, bool HasFailures = false)
{
    public bool IsError => Status >= 400;
}
