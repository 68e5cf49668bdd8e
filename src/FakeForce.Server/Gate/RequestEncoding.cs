using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate;

/// <summary>Takes request bodies in gzip and deflate (REST guide, "Compression Headers").</summary>
internal static class RequestEncoding
{
    // Without it .NET takes a truncated stream for a complete one.
    static RequestEncoding() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>Replaces the body by its decoded one; the answer is the encoding if it is unknown, else null.</summary>
    public static string? Decode(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.ContentEncoding.Count == 0) return null;
        var encoding = headers.ContentEncoding.ToString();
        // Java's WSC sends the header on GETs that have no body.
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false) return null;
        if (encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)) return null;
        if (Decoder(encoding, context.Request.Body) is not { } decoder) return encoding;
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        context.Request.Body = new DecodedBody(decoder, encoding, limit);
        headers.ContentEncoding = default;
        headers.ContentLength = null;
        return null;
    }

    private static Stream? Decoder(string encoding, Stream body) => encoding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        _ => null,
    };
}
