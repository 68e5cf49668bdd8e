using System.Text.Json;

namespace FakeForce.Server.Control;

/// <summary>The control plane's own error form: {"error":"control_key_missing","message":"…"}.</summary>
internal static class ControlError
{
    public static Task WriteAsync(HttpContext context, int status, string error, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            $"{{\"error\":\"{JsonEncodedText.Encode(error)}\",\"message\":\"{JsonEncodedText.Encode(message)}\"}}", context.RequestAborted);
    }
}
