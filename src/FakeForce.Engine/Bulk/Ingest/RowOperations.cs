using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>What each operation does with a row: the same pipeline that single calls go through.</summary>
internal static class RowOperations
{
    private delegate SaveResult RowOperation(Transaction transaction, IngestPlan plan, IngestRow row);

    private static readonly Dictionary<BulkOperation, RowOperation> table = new()
    {
        [BulkOperation.Insert] = Insert,
        [BulkOperation.Update] = Update,
        [BulkOperation.Upsert] = Upserted,
        [BulkOperation.Delete] = Delete,
        [BulkOperation.HardDelete] = HardDelete,
    };

    public static SaveResult Run(Transaction transaction, IngestPlan plan, IngestRow row)
    {
        if (row.Problem is { } problem) return SaveResult.Failed(null, problem);
        try
        {
            return table[plan.Job.Operation](transaction, plan, row);
        }
        catch (SalesforceException refused)
        {
            // Where single calls fail as requests, a row of a job fails alone.
            return SaveResult.Failed(null, new SaveError(refused.Code, refused.Message, refused.Fields));
        }
    }

    private static SaveResult Insert(Transaction transaction, IngestPlan plan, IngestRow row) => row.Key is null
        ? SavePipeline.Insert(transaction, plan.Caller, plan.Type, row.Input)
        : SaveResult.Failed(null, new SaveError("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", plan.Type.Id.Name));

    private static SaveResult Update(Transaction transaction, IngestPlan plan, IngestRow row)
    {
        if (row.Key is null) return SaveResult.Failed(null, new SaveError("MISSING_ARGUMENT", "Id not specified in an update call"));
        return IdOf(plan.Type, row.Key, out var id) is { } wrong ? SaveResult.Failed(null, wrong)
            : Told(SavePipeline.Update(transaction, plan.Caller, plan.Type, id, row.Input));
    }

    private static SaveResult Upserted(Transaction transaction, IngestPlan plan, IngestRow row)
    {
        var key = plan.Key!;
        if (ReferenceEquals(key, plan.Type.Id))
            return row.Key is null ? SavePipeline.Insert(transaction, plan.Caller, plan.Type, row.Input) : Update(transaction, plan, row);
        if (row.Key is null) return SaveResult.Failed(null, new SaveError("MISSING_ARGUMENT", $"{key.Name} not specified"));
        var outcome = Upsert.Run(transaction, plan.Caller, plan.Type, key, InputValue.Of(row.Key), row.Input);
        return outcome.Matches is { } matches ? SaveResult.Failed(null, new SaveError("DUPLICATE_EXTERNAL_ID", ExternalIds.AmbiguityText(matches))) : outcome.Result!;
    }

    private static SaveResult Delete(Transaction transaction, IngestPlan plan, IngestRow row)
    {
        if (row.Key is null) return SaveResult.Failed(null, new SaveError("MISSING_ARGUMENT", "Id not specified in a delete call"));
        return IdOf(plan.Type, row.Key, out var id) is { } wrong ? SaveResult.Failed(null, wrong)
            : Told(Deletion.Delete(transaction, plan.Caller, plan.Type, id));
    }

    // Past the recycle bin (guide, "hardDelete").
    private static SaveResult HardDelete(Transaction transaction, IngestPlan plan, IngestRow row)
    {
        var deleted = Delete(transaction, plan, row);
        return deleted.Success ? Deletion.EmptyFromBin(transaction, plan.Type, deleted.Id!.Value) : deleted;
    }

    private static SaveError? IdOf(SObjectType type, string text, out RecordId id) =>
        RecordId.TryParse(text, out id) && id.Prefix == type.KeyPrefix ? null
            : new SaveError("MALFORMED_ID", $"{type.Label} ID: id value of incorrect type: {text}", type.Id.Name);

    // A path that names no record is not found; a row that names none refers to nothing.
    private static SaveResult Told(SaveResult result) =>
        result.Errors is [{ Code: "NOT_FOUND" }] ? SaveResult.Failed(result.Id, new SaveError("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id")) : result;
}
