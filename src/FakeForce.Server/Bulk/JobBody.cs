using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Records;

namespace FakeForce.Server.Bulk;

/// <summary>
/// The body that makes a job. The guide says which members there are; the texts for values that none of them takes are ours,
/// since no public source has Salesforce's.
/// </summary>
internal static class JobBody
{
    public static NewJob Read(RecordInput body, bool isQuery)
    {
        var given = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in body.Fields)
            given[name] = IsKnown(name, isQuery) && value.Kind != InputKind.Record ? value.Text : throw JobCall.Unrecognized(name, value);
        var contentType = given.GetValueOrDefault("contentType") ?? "CSV";
        if (contentType != "CSV") throw Invalid("contentType", contentType);
        return new NewJob(OperationOf(given, isQuery), isQuery ? "" : Needed(given, "object"))
        {
            Query = isQuery ? Needed(given, "query") : null,
            ExternalIdFieldName = given.GetValueOrDefault("externalIdFieldName"),
            AssignmentRuleId = given.GetValueOrDefault("assignmentRuleId"),
            Dialect = DialectOf(given),
        };
    }

    private static bool IsKnown(string name, bool isQuery) => name switch
    {
        "operation" or "contentType" or "columnDelimiter" or "lineEnding" => true,
        "query" => isQuery,
        "object" or "externalIdFieldName" or "assignmentRuleId" => !isQuery,
        _ => false,
    };

    private static BulkOperation OperationOf(Dictionary<string, string?> given, bool isQuery)
    {
        var name = Needed(given, "operation");
        if (BulkOperations.TryParse(name, out var operation) && operation.IsQuery() == isQuery) return operation;
        throw new SalesforceException("INVALIDOPERATION", $"Invalid operation: {name}");
    }

    private static CsvDialect DialectOf(Dictionary<string, string?> given)
    {
        var (delimiterName, endingName) = (given.GetValueOrDefault("columnDelimiter") ?? "COMMA", given.GetValueOrDefault("lineEnding") ?? "LF");
        if (!CsvDialect.TryDelimiter(delimiterName, out var delimiter)) throw Invalid("columnDelimiter", delimiterName);
        if (!CsvDialect.TryLineEnding(endingName, out var ending)) throw Invalid("lineEnding", endingName);
        return new CsvDialect(delimiter, ending);
    }

    private static string Needed(Dictionary<string, string?> given, string name) =>
        given.GetValueOrDefault(name) is { Length: > 0 } text ? text : throw new SalesforceException("INVALIDVALUE", $"{name} is required");

    private static SalesforceException Invalid(string name, string value) => new("INVALIDVALUE", $"Invalid {name}: {value}");
}
