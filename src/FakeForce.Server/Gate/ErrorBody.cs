using FakeForce.Engine;

namespace FakeForce.Server.Gate;

/// <summary>
/// Salesforce's error body, a list of one, for what is refused before any face sees it (REST guide, "Status Codes and Error
/// Responses").
/// </summary>
internal static class ErrorBody
{
    public static Task WriteAsync(HttpContext context, int status, string code, string message) =>
        ApiAnswer.SendAsync(context, [new SalesforceException(code, message)], status).AsTask();
}
