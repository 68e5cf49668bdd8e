using FakeForce.Engine;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>An error: exceptionCode and exceptionMessage, always with status 400 (jsforce and others look for just that).</summary>
internal static class AsyncError
{
    /// <summary>What other parts of the org call by the names of other APIs.</summary>
    private static readonly Dictionary<string, string> codes = new(StringComparer.Ordinal)
    {
        ["EXCEEDEDQUOTA"] = "ExceededQuota",
        ["FEATURENOTENABLED"] = "FeatureNotEnabled",
        ["INVALID_SESSION_ID"] = "InvalidSessionId",
        ["INVALIDENTITY"] = "InvalidEntity",
        ["INVALIDJOB"] = "InvalidJob",
        ["INVALIDJOBSTATE"] = "InvalidJobState",
        ["INVALIDUSER"] = "InvalidUser",
        ["REQUEST_LIMIT_EXCEEDED"] = "ExceededQuota",
        ["XML_PARSER_ERROR"] = "InvalidXML",
        ["JSON_PARSER_ERROR"] = "ClientInputError",
        ["SERVER_UNAVAILABLE"] = "Unknown",
    };

    public static async Task SendAsync(HttpContext context, SalesforceException error, bool asJson)
    {
        var info = new Info("error").Add("exceptionCode", codes.GetValueOrDefault(error.Code, error.Code)).Add("exceptionMessage", error.Message);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = asJson ? "application/json" : "application/xml";
        await context.Response.BodyWriter.WriteAsync(info.Bytes(asJson), context.RequestAborted);
    }
}
