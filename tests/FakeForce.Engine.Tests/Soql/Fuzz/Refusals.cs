namespace FakeForce.Engine.Tests.Soql.Fuzz;

/// <summary>The codes that a query may be refused with (SOQL and SOSL reference, "SOQL error codes", and the answers of live orgs).</summary>
public static class Refusals
{
    private static readonly HashSet<string> codes =
    [
        "MALFORMED_QUERY", "INVALID_FIELD", "INVALID_TYPE", "INVALID_TYPE_FOR_OPERATION", "INVALID_QUERY_FILTER_OPERATOR", "NUMBER_OUTSIDE_VALID_RANGE", "EXCEEDED_ID_LIMIT",
        "UNSUPPORTED_API_VERSION", "EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "INVALID_OPERATION",
    ];

    public static bool Contains(string code) => codes.Contains(code);
}
