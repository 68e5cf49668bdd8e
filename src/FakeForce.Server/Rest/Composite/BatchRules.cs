using FakeForce.Engine;

namespace FakeForce.Server.Rest.Composite;

/// <summary>Which resources a batch may hold, and of which versions (REST API Developer Guide, Composite Batch).</summary>
internal static class BatchRules
{
    private const int FirstVersion = 34;

    private static readonly (string Resource, int Since)[] resources =
        [("limits", 34), ("sobjects", 34), ("query", 34), ("queryAll", 34), ("search", 34), ("connect", 34), ("chatter", 34), ("actions", 35)];

    public static SalesforceException? Refusal(BatchInput input, int version)
    {
        var path = ResourcePath.Of(input.Url);
        if (path.Version < FirstVersion || path.Version > version)
            return new SalesforceException("BAD_REQUEST", $"The version of a subrequest must be from {FirstVersion}.0 to that of the batch, {version}.0: {input.Url}");
        return Array.Exists(resources, r => path.Begins(r.Resource) && version >= r.Since) ? null : CompositeErrors.NotInside("Composite Batch", input.Method, input.Url);
    }
}
