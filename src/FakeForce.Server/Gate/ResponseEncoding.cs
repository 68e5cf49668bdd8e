using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace FakeForce.Server.Gate;

/// <summary>Answers in gzip those who ask for it.</summary>
internal static class ResponseEncoding
{
    public static bool IsAskedFor(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding;
        if (accepted.Count == 0 || HttpMethods.IsHead(request.Method)) return false;
        var text = accepted.ToString();
        if (!text.Contains("gzip", StringComparison.OrdinalIgnoreCase)) return false;
        return !text.Contains(';', StringComparison.Ordinal) || IsWanted(accepted);
    }

    public static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var plain = context.Features.Get<IHttpResponseBodyFeature>()!;
        await using var body = new GzipResponse(context.Response, plain);
        context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await next(context);
            await body.FinishAsync();
        }
        finally
        {
            context.Features.Set(plain);
        }
    }

    /// <summary>A quality of 0 refuses an encoding (RFC 9110 §12.5.3).</summary>
    private static bool IsWanted(StringValues accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var encodings)) return false;
        foreach (var encoding in encodings)
            if (encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase)) return encoding.Quality is not 0;
        return false;
    }
}
