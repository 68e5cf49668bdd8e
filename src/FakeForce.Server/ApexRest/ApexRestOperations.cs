using FakeForce.Server.OpenApi;

namespace FakeForce.Server.ApexRest;

/// <summary>Apex REST as openapi/rest.json describes it: paths and bodies are the org's own.</summary>
internal static class ApexRestOperations
{
    public static Section Section => new("apexRest", "Resources of the org's own Apex classes, which stubs stand in for",
    [
        new($"GET,POST,PUT,PATCH,DELETE {ApexRestRoutes.Prefix}/{{path}}", "apexRest", "Whatever the org's class of that URL mapping answers; the path may have more segments")
        {
            Answers = [new(200, "The method's return value"), new(404, "No class has this path", Content.Json("ErrorList")), new(500, "The method ended with an exception", Content.Json("ErrorList"))],
        },
    ]);
}
