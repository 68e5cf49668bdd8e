using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>One record's part in a call that saves or deletes many.</summary>
public delegate SaveResult SaveOne(Transaction transaction);

/// <summary>
/// Saves or deletes a list of records, each by itself or all or none. A record that fails leaves nothing behind; with
/// allOrNone neither do the others, which then say so (REST API Developer Guide, sObject Collections).
/// </summary>
public static class ManyRecords
{
    private static readonly SaveError rolledBack = new("ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "Record rolled back because not all records were valid and the request was using AllOrNone header");

    /// <summary>One DML statement, where governor limits hold.</summary>
    public static IReadOnlyList<SaveResult> Run(Transaction transaction, IReadOnlyList<SaveOne> records, bool allOrNone)
    {
        transaction.Governor?.ChargeDml(records.Count);
        var start = transaction.Save();
        var results = new SaveResult[records.Count];
        for (var i = 0; i < results.Length; i++) results[i] = RunOne(transaction, records[i]);
        if (!allOrNone || results.All(r => r.Success)) return results;
        transaction.Rollback(start);
        return [.. results.Select(Undone)];
    }

    private static SaveResult RunOne(Transaction transaction, SaveOne record)
    {
        var before = transaction.Save();
        var result = record(transaction);
        if (!result.Success) transaction.Rollback(before);
        return result;
    }

    // A record that was to be created has no id any more; one that was to be changed keeps its own.
    private static SaveResult Undone(SaveResult result) => result.Success && !result.IsBeyondRollback ? SaveResult.Failed(result.Created ? null : result.Id, rolledBack) : result;
}
