using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>All that stays the same from row to row of a job.</summary>
internal sealed record IngestPlan(BulkJob Job, SObjectType Type, IReadOnlyList<Column> Columns)
{
    /// <summary>By which an upsert finds its record.</summary>
    public Field? Key { get; init; }

    /// <summary>The place of the column that says which record is meant, or -1.</summary>
    public int KeyColumn { get; init; } = -1;

    public Caller Caller { get; } = new(Job.CreatedById, Job.ApiVersion) { Api = "bulkapi", Client = Job.Client, AssignmentRule = Job.AssignmentRuleId };

    /// <summary>True if all columns but the Id have the flag.</summary>
    public bool AllAre(FieldFlags flag) => Columns.All(column => ReferenceEquals(column.Target, Type.Id) || column.Target.Is(flag));

    /// <summary>Reads the header, which must be the next of the rows. Throws <see cref="JobFailure"/>.</summary>
    public static IngestPlan Read(BulkJob job, Catalog catalog, CsvRows rows)
    {
        var type = catalog[job.Object];
        var columns = HeaderRow.Read(rows, catalog, type);
        var plan = Of(job, type, columns);
        if (job.Operation is BulkOperation.Delete or BulkOperation.HardDelete && (plan.KeyColumn < 0 || columns.Count > 1)) throw NotOnlyIds();
        return plan;
    }

    public static IngestPlan Of(BulkJob job, SObjectType type, IReadOnlyList<Column> columns)
    {
        var key = job.Operation != BulkOperation.Upsert ? type.Id : type.TryField(job.ExternalIdFieldName!, out var named) ? named : type.Id;
        var keyColumn = -1;
        for (var i = 0; i < columns.Count; i++)
            if (columns[i] is FieldColumn field && ReferenceEquals(field.Field, key)) keyColumn = i;
        return new IngestPlan(job, type, columns) { Key = key, KeyColumn = keyColumn };
    }

    public static JobFailure NotOnlyIds() => new("InvalidBatch", "Delete batch must contain only ids");
}
