using Microsoft.AspNetCore.Http.Features;

namespace FakeForce.Server.Gate;

/// <summary>
/// The length of the URI, and that of URI and headers together, may be 16,384 bytes (REST guide, "Status Codes and Error
/// Responses", 414 and 431).
/// </summary>
internal static class UriLimits
{
    private const int MaxBytes = 16_384;
    private const int Separators = 4; // ": " and the line end

    /// <summary>The status and error of a request that is too long, or null.</summary>
    public static (int Status, string Code, string Message)? Check(HttpContext context)
    {
        var length = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Length;
        if (length > MaxBytes) return (414, "URI_TOO_LONG", "The length of the URI exceeds the 16,384-byte limit.");
        foreach (var header in context.Request.Headers)
            foreach (var value in header.Value) length += header.Key.Length + (value?.Length ?? 0) + Separators;
        return length <= MaxBytes ? null
            : (431, "REQUEST_HEADER_FIELDS_TOO_LARGE", "The combined length of the URI and headers exceeds the 16,384-byte limit.");
    }
}
