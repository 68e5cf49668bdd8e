using System.Collections.Frozen;

namespace FakeForce.Engine.Chaos;

/// <summary>What Salesforce says with the codes that clients meet on bad days, in the APIs that have codes of their own.</summary>
public static class FaultTexts
{
    /// <summary>What rules can name.</summary>
    public static IReadOnlyList<string> Apis { get; } = ["rest", "composite", "bulk", "tooling", "bulk1", "soap", "apexrest", "oauth", "cometd", "pubsub", Outbound, Callout, External];

    /// <summary>Outbound messages on their way out.</summary>
    public const string Outbound = "outbound";

    /// <summary>Callouts of the org's code.</summary>
    public const string Callout = "callout";

    /// <summary>Requests for external objects.</summary>
    public const string External = "external";

    /// <summary>Those that only rules which name them disturb, since Salesforce's usual codes mean nothing there.</summary>
    private static readonly FrozenSet<string> apart = new[] { "oauth", "cometd", "pubsub", Outbound, Callout, External }.ToFrozenSet(StringComparer.Ordinal);

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

    // Salesforce Help, "OAuth 2.0 Authorization Errors".
    private static readonly FrozenDictionary<string, string> logins = new Dictionary<string, string>
    {
        ["invalid_grant"] = "authentication failure",
        ["invalid_client"] = "invalid client credentials",
        ["invalid_client_id"] = "client identifier invalid",
        ["invalid_app_access"] = "user is not admin approved to access this app",
        ["inactive_org"] = "organization is inactive",
        ["inactive_user"] = "user is inactive",
        ["rate_limit_exceeded"] = "number of logins exceeded",
        ["server_error"] = "server error",
        ["unknown_error"] = "unknown error",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Streaming API Developer Guide, "Streaming API Error Codes".
    private static readonly FrozenDictionary<string, string> streaming = new Dictionary<string, string>
    {
        ["401"] = "Authentication invalid",
        ["403"] = "Unknown client",
        ["413"] = "Maximum Request Size Exceeded",
        ["503"] = "Server is too busy. Please try your request again later.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Pub/Sub API guide, "Handle Errors": the codes that a client can meet without having done anything wrong.
    private static readonly FrozenDictionary<string, string> rpcs = new Dictionary<string, string>
    {
        ["service.auth.error"] = "An authentication exception occurred. Provide valid authentication via metadata headers.",
        ["service.unavailable"] = "The service is unavailable. Try again later.",
        ["topic.not.found"] = "The topic information for the topic was not found. Ensure the topic name is correct and that the topic exists.",
        ["subscription.fetch.replayid.corrupted"] = "The Replay ID validation failed. Ensure that the Replay ID is valid and within the retention period.",
        ["subscription.limit.exceeded"] = "You have exceeded the event delivery limit for your org.",
        ["subscription.internal.error"] = "An internal error occurred. Restart the subscription.",
        ["publish.stream.sweeper.timeout"] = "The stream was closed because no publish request came in time.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Behind sfdc.platform.eventbus.grpc.</summary>
    public static IReadOnlyDictionary<string, string> PubSub => rpcs;

    public static bool IsPubSub(string code) => rpcs.ContainsKey(code);

    // Bulk API 2.0 guide, "Errors": the form is "code : text".
    private const string FailedJob = "InternalServerError : An internal server error occurred while processing the job";

    internal static bool IsApart(string api) => apart.Contains(api);

    /// <summary>The usual text of a code; null if none is known.</summary>
    public static string? MessageOf(string? api, string code) => api switch
    {
        "oauth" => logins,
        "cometd" => streaming,
        "pubsub" => rpcs,
        _ => messages,
    } is { } texts ? texts.GetValueOrDefault(code) : null;

    /// <summary>The text that a rule's error has.</summary>
    public static string MessageOf(FaultRule rule) => rule.Message ?? (rule.Effect == FaultEffect.FailJob ? FailedJob : MessageOf(rule.Api, rule.Code!) ?? "");
}
