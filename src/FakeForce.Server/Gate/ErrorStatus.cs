using System.Collections.Frozen;
using FakeForce.Engine;

namespace FakeForce.Server.Gate;

/// <summary>Salesforce's error codes by HTTP status, as the REST guide and the code lists of clients have them; all others are 400.</summary>
internal static class ErrorStatus
{
    private static readonly FrozenDictionary<string, int> statuses = new Dictionary<string, int>
    {
        ["INVALID_SESSION_ID"] = 401,
        ["INVALID_AUTH_HEADER"] = 401,
        ["API_DISABLED_FOR_ORG"] = 403,
        ["API_CURRENTLY_DISABLED"] = 403,
        ["REQUEST_LIMIT_EXCEEDED"] = 403,
        ["INSUFFICIENT_ACCESS"] = 403,
        ["INSUFFICIENT_ACCESS_OR_READONLY"] = 403,
        ["INVALID_OPERATION_WITH_EXPIRED_PASSWORD"] = 403,
        ["NOT_FOUND"] = 404,
        ["ENTITY_IS_DELETED"] = 404,
        ["METHOD_NOT_ALLOWED"] = 405,
        ["NOT_ACCEPTABLE"] = 406,
        ["API_VERSION_CONFLICT"] = 409,
        ["PRECONDITION_FAILED"] = 412,
        ["EXCEEDED_MAX_SIZE_REQUEST"] = 413,
        ["URI_TOO_LONG"] = 414,
        ["UNSUPPORTED_MEDIA_TYPE"] = 415,
        ["APEX_ERROR"] = 500,
        ["UNKNOWN_EXCEPTION"] = 500,
        ["SERVER_UNAVAILABLE"] = 503,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static int Of(string code) => statuses.GetValueOrDefault(code, 400);

    /// <summary>404 is about the row that the path names; a deleted record in one of the body's look-ups is a bad request.</summary>
    public static int Of(SalesforceException error) => error.Code == "ENTITY_IS_DELETED" && error.Fields.Count > 0 ? 400 : Of(error.Code);
}
