using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.ApexRest;

/// <summary>A request body as an Apex method with parameters takes it apart; null where none was sent.</summary>
internal static class RequestJson
{
    public static JsonDocument Read(ApiCall call)
    {
        if (call.Body.IsEmpty) return JsonDocument.Parse("null");
        MustBeJson(call);
        // For Salesforce's texts.
        JsonIn.ReadTree(call.Body);
        try
        {
            // "If the JSON or XML request data contains multiple parameters of the same name, this results in an HTTP 400" (Apex REST Methods).
            return JsonDocument.Parse(call.Body, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException problem)
        {
            throw new SalesforceException("JSON_PARSER_ERROR", problem.Message);
        }
    }

    private static void MustBeJson(ApiCall call)
    {
        var type = call.Http.Request.ContentType?.Split(';')[0].Trim() ?? "none";
        if (type.Equals("application/json", StringComparison.OrdinalIgnoreCase)) return;
        // Apex takes XML apart as well.
        if (type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase)) call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, "placeholders of an XML body");
        throw new SalesforceException("UNSUPPORTED_MEDIA_TYPE", $"Content type specified in HTTP header is unsupported: {type}");
    }
}
