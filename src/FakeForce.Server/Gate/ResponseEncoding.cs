using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate;

/// <summary>Answers in gzip those who ask for it.</summary>
internal static class ResponseEncoding
{
    public static bool IsAskedFor(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding;
        if (accepted.Count == 0 || HttpMethods.IsHead(request.Method)) return false;
        var text = accepted.ToString();
        return text.Contains("gzip", StringComparison.OrdinalIgnoreCase) && !text.Contains("gzip;q=0", StringComparison.OrdinalIgnoreCase);
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
}
