using FakeForce.Engine;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>Sforce-Disable-Batch-Retry: TRUE or FALSE (guide, "Batch Retry Header"). No batch here is ever left unfinished, so it changes nothing.</summary>
internal static class RetryHeader
{
    private const string Name = "Sforce-Disable-Batch-Retry";

    public static void Check(HttpRequest request)
    {
        if (request.Headers[Name].ToString() is { Length: > 0 } value && !bool.TryParse(value, out _)) throw new SalesforceException("ClientInputError", $"Invalid {Name}: {value}"); // ours
    }
}
