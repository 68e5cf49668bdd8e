using System.Text.Json;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Classic;

namespace FakeForce.Server.Control;

/// <summary>Bulk jobs in the control plane's own form.</summary>
internal static class BulkJobJson
{
    public static void Pace(Utf8JsonWriter writer, BulkPace pace)
    {
        writer.WriteString("mode", pace.Mode.ToString().ToLowerInvariant());
        writer.WriteNumber("recordsPerSecond", pace.RecordsPerSecond);
        writer.WriteNumber("startDelaySeconds", pace.StartDelaySeconds);
        writer.WriteNumber("pollsPerStep", pace.PollsPerStep);
    }

    public static void Job(Utf8JsonWriter writer, BulkJob job)
    {
        writer.WriteStartObject();
        Members(writer, job);
        writer.WriteEndObject();
    }

    public static void Members(Utf8JsonWriter writer, BulkJob job)
    {
        writer.WriteString("id", job.Id.ToString());
        writer.WriteString("operation", BulkOperations.NameOf(job.Operation));
        writer.WriteString("object", job.Object);
        writer.WriteString("state", job.State.ToString());
        writer.WriteNumber("numberRecordsProcessed", job.RecordsProcessed);
        writer.WriteNumber("numberRecordsFailed", job.RecordsFailed);
        writer.WriteNumber("retries", job.Retries);
        writer.WriteNumber("lockRows", job.RowsToLock);
        if (job.ErrorMessage is { } message) writer.WriteString("errorMessage", message);
        Pace(writer, job.Pace);
    }

    /// <summary>A job of Bulk API 1.0: its batches say how far it is.</summary>
    public static void Members(Utf8JsonWriter writer, ClassicJob job, ClassicJobs jobs)
    {
        var counts = jobs.CountsOf(job);
        writer.WriteString("id", job.Id.ToString());
        writer.WriteString("operation", BulkOperations.NameOf(job.Operation));
        writer.WriteString("object", job.Object);
        writer.WriteString("state", job.State.ToString());
        writer.WriteNumber("numberRecordsProcessed", counts.RecordsProcessed);
        writer.WriteNumber("numberRecordsFailed", counts.RecordsFailed);
        Pace(writer, job.Pace);
        writer.WriteStartArray("batches");
        foreach (var batch in jobs.BatchesOf(job)) writer.WriteStringValue(batch.State.ToString());
        writer.WriteEndArray();
    }
}
