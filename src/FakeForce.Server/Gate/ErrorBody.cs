using System.Text;
using System.Text.Encodings.Web;

namespace FakeForce.Server.Gate;

/// <summary>
/// Salesforce's error body, a list of one, for what is refused before any face sees it. XML comes to those who ask for it
/// (REST guide, "Status Codes and Error Responses").
/// </summary>
internal static class ErrorBody
{
    public static Task WriteAsync(HttpContext context, int status, string code, string message)
    {
        var xml = context.Request.Headers.Accept.ToString().StartsWith("application/xml", StringComparison.OrdinalIgnoreCase);
        var text = xml ? Xml(code, message) : Json(code, message);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = xml ? "application/xml;charset=UTF-8" : "application/json;charset=UTF-8";
        if (HttpMethods.IsHead(context.Request.Method)) return Task.CompletedTask;
        var bytes = Encoding.UTF8.GetBytes(text);
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static string Json(string code, string message) =>
        $"[{{\"message\":\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(message)}\",\"errorCode\":\"{code}\"}}]";

    private static string Xml(string code, string message) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Errors><Error>"
        + $"<errorCode>{code}</errorCode><message>{System.Security.SecurityElement.Escape(message)}</message></Error></Errors>";
}
