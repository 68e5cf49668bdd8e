using FakeForce.Server.Gate;

namespace FakeForce.Server.ApexRest;

/// <summary>Apex REST's table of contents: what the paths are is the org's.</summary>
internal static class ApexRestRoutes
{
    public const string Prefix = "/services/apexrest";

    private static readonly string[] methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    public static void Map(IEndpointRouteBuilder routes, ApiGate gate) =>
        routes.MapMethods(Prefix + "/{path?}/{**rest}", methods, gate.Guard(ApexResource.AnswerAsync));
}
