namespace FakeForce.Server.Gate.Requests;

/// <summary>Which of Salesforce's APIs an address belongs to: what fault rules, the journal and the metrics call it.</summary>
internal static class ApiFamily
{
    public const string Rest = "rest", Composite = "composite", Bulk = "bulk", Tooling = "tooling", Bulk1 = "bulk1", Soap = "soap", ApexRest = "apexrest",
        OAuth = "oauth", Cometd = "cometd", PubSub = "pubsub", Other = "other";

    public static string Of(string path) =>
        path.StartsWith("/services/data/", StringComparison.OrdinalIgnoreCase) ? OfVersioned(BehindVersion(path))
        : path.StartsWith("/services/Soap/", StringComparison.OrdinalIgnoreCase) ? Soap
        : path.StartsWith("/services/apexrest/", StringComparison.OrdinalIgnoreCase) ? ApexRest
        : path.StartsWith("/services/async/", StringComparison.OrdinalIgnoreCase) ? Bulk1
        : path.StartsWith("/cometd", StringComparison.OrdinalIgnoreCase) ? Cometd
        : path.StartsWith("/services/oauth2/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/id/", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("/.well-known/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("/secur/", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("/setup/", StringComparison.OrdinalIgnoreCase) || path == "/" ? OAuth
        : path.StartsWith("/services/data", StringComparison.OrdinalIgnoreCase) ? Rest
        : Other;

    /// <summary>/services/data/v66.0/sobjects/Account → /sobjects/Account; other paths stay as they are.</summary>
    public static string BehindVersion(string path)
    {
        if (!path.StartsWith("/services/data/", StringComparison.OrdinalIgnoreCase)) return path;
        var end = path.IndexOf('/', "/services/data/".Length);
        return end < 0 ? "/" : path[end..];
    }

    private static string OfVersioned(string path) =>
        path.StartsWith("/composite", StringComparison.OrdinalIgnoreCase) ? Composite
        : path.StartsWith("/jobs/", StringComparison.OrdinalIgnoreCase) ? Bulk
        : path.StartsWith("/tooling", StringComparison.OrdinalIgnoreCase) ? Tooling
        : Rest;
}
