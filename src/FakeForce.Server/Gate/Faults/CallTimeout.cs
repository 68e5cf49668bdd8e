using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.Gate.Faults;

/// <summary>
/// How long a call may take by the org's clock before Salesforce gives it up (Salesforce Developer Limits, "API Request Limits and
/// Allocations": ten minutes for REST and SOAP, a composite request as a whole; SOQL has two minutes to find its rows).
/// </summary>
internal sealed record CallTimeout(TimeSpan Time, string Code, string Text)
{
    private static readonly CallTimeout
        query = new(TimeSpan.FromMinutes(2), "QUERY_TIMEOUT", "Your query request was running for too long."),
        rest = query with { Time = TimeSpan.FromMinutes(10) },
        soap = new(TimeSpan.FromMinutes(10), "REQUEST_RUNNING_TOO_LONG", "Your request was running for too long, and has been stopped.");

    /// <summary>Null for APIs whose calls may last.</summary>
    public static CallTimeout? Of(string path) => ApiFamily.Of(path) switch
    {
        ApiFamily.Rest or ApiFamily.Tooling when IsQuery(path) => query,
        ApiFamily.Rest or ApiFamily.Composite or ApiFamily.Tooling or ApiFamily.Bulk or ApiFamily.ApexRest => rest,
        ApiFamily.Soap => soap,
        _ => null,
    };

    private static bool IsQuery(string path)
    {
        var rest = ApiFamily.BehindVersion(path).AsSpan();
        if (rest.StartsWith("/tooling", StringComparison.OrdinalIgnoreCase)) rest = rest["/tooling".Length..];
        return rest.StartsWith("/query", StringComparison.OrdinalIgnoreCase);
    }
}
