using FakeForce.Engine.Bulk.Csv;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>What ends a job as a whole. The message has the form <c>Code : text</c>.</summary>
internal sealed class JobFailure(string code, string text) : Exception($"{code} : {text}")
{
    public static JobFailure FieldNotFound(string name) => new("InvalidBatch", $"Field name not found : {name}");

    public static JobFailure Unparsed(string problem) => new("InvalidBatch", $"Failed to parse CSV. {problem}");

    public static JobFailure NoRecords() => new("InvalidBatch", "Records not found");

    public static JobFailure WrongLineEnding(CsvDialect dialect) =>
        new("ClientInputError", $"LineEnding is invalid on user data. Current LineEnding setting is {dialect.LineEndingName}");
}
