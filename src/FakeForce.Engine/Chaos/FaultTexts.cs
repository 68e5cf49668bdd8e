using System.Collections.Frozen;

namespace FakeForce.Engine.Chaos;

/// <summary>What Salesforce says with the codes that clients meet on bad days.</summary>
public static class FaultTexts
{
    private static readonly FrozenDictionary<string, string> messages = new Dictionary<string, string>
    {
        ["UNABLE_TO_LOCK_ROW"] = "unable to obtain exclusive access to this record",
        ["SERVER_UNAVAILABLE"] = "Server temporarily unavailable",
        ["REQUEST_LIMIT_EXCEEDED"] = "TotalRequests Limit exceeded.",
        ["QUERY_TIMEOUT"] = "Your query request was running for too long.",
        ["INVALID_SESSION_ID"] = "Session expired or invalid",
        ["STORAGE_LIMIT_EXCEEDED"] = "storage limit exceeded",
        ["APEX_ERROR"] = "System.LimitException: Apex CPU time limit exceeded\n\n(System Code)",
        ["INVALID_QUERY_LOCATOR"] = "invalid query locator",
        ["API_DISABLED_FOR_ORG"] = "API is not enabled for this Organization or Partner",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The usual text of a code; null if none is known.</summary>
    public static string? MessageOf(string code) => messages.GetValueOrDefault(code);

    /// <summary>The text that a rule's error has.</summary>
    public static string MessageOf(FaultRule rule) => rule.Message ?? MessageOf(rule.Code!) ?? "";
}
