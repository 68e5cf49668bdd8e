namespace FakeForce.Server.Tests.Meta;

/// <summary>
/// Operations of openapi/ ("GET /path") and protos/ ("Service/Method") that FakeForce does not implement, each with its reason.
/// CoverageTests fails for every other one, and for lines here that have come true.
/// </summary>
internal static class NotImplemented
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>();
}
