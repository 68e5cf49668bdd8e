using FakeForce.Engine.Bulk.Classic;
using FakeForce.Engine.Bulk.Csv;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>What ends a job as a whole. The message has the form <c>Code : text</c>.</summary>
internal sealed class JobFailure : Exception
{
    public JobFailure(string code, string text) : base($"{code} : {text}") { }

    private JobFailure(string message) : base(message) { }

    /// <summary>Throws if a fault rule wants the job to fail before it has done anything.</summary>
    public static void Strike(Org org, BulkJob job)
    {
        if (job.RecordsProcessed == 0 && org.Faults.StrikeJob("bulk", job.Operation, job.Object, job.CreatedById, job.Client) is { } message) throw new JobFailure(message);
    }

    /// <summary>The same for a batch of Bulk API 1.0.</summary>
    public static void Strike(Org org, ClassicJob job, ClassicBatch batch)
    {
        if (batch.RecordsProcessed == 0 && org.Faults.StrikeJob("bulk1", job.Operation, job.Object, job.CreatedById, job.Client) is { } message) throw new JobFailure(message);
    }

    public static JobFailure FieldNotFound(string name) => new("InvalidBatch", $"Field name not found : {name}");

    public static JobFailure Unparsed(string problem) => new("InvalidBatch", $"Failed to parse CSV. {problem}");

    public static JobFailure NoRecords() => new("InvalidBatch", "Records not found");

    public static JobFailure WrongLineEnding(CsvDialect dialect) =>
        new("ClientInputError", $"LineEnding is invalid on user data. Current LineEnding setting is {dialect.LineEndingName}");
}
