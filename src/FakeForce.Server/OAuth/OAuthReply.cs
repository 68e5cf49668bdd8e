using System.Text;

namespace FakeForce.Server.OAuth;

/// <summary>Writes fields in the form that the caller asked for: the format parameter, else Accept, else JSON.</summary>
internal static class OAuthReply
{
    public static Task WriteAsync(HttpContext context, OAuthFields fields, string? format, int status = StatusCodes.Status200OK, string xmlRoot = "OAuth")
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        var accept = context.Request.Headers.Accept.ToString();
        return (format ?? Preferred(accept)) switch
        {
            "xml" => BytesAsync(context, status, "application/xml;charset=UTF-8", fields.ToXml(xmlRoot)),
            "urlencoded" => BytesAsync(context, status, "application/x-www-form-urlencoded;charset=UTF-8", Encoding.ASCII.GetBytes(fields.ToForm())),
            _ => BytesAsync(context, status, "application/json;charset=UTF-8", fields.ToJson()),
        };
    }

    public static Task ErrorAsync(HttpContext context, OAuthError error, string? format) =>
        WriteAsync(context, new OAuthFields().Add("error", error.Error).Add("error_description", error.Description), format, error.Status);

    /// <summary>For script tags: <c>callback({…});</c></summary>
    public static Task JsonpAsync(HttpContext context, string callback, OAuthFields fields) =>
        BytesAsync(context, StatusCodes.Status200OK, "application/javascript;charset=UTF-8", Encoding.UTF8.GetBytes($"{callback}({Encoding.UTF8.GetString(fields.ToJson())});"));

    /// <summary>Names that may be called: whatever else came as callback would be script of the caller's making.</summary>
    public static bool IsCallback(string callback) => callback.Length is > 0 and < 100 && callback.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '$');

    public static Task PlainAsync(HttpContext context, int status, string text) =>
        BytesAsync(context, status, "text/plain;charset=UTF-8", Encoding.UTF8.GetBytes(text));

    private static string Preferred(string accept) =>
        accept.StartsWith("application/xml", StringComparison.OrdinalIgnoreCase) || accept.StartsWith("text/xml", StringComparison.OrdinalIgnoreCase) ? "xml"
        : accept.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) ? "urlencoded" : "json";

    private static Task BytesAsync(HttpContext context, int status, string type, byte[] bytes)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
