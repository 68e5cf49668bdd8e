using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.Outgoing.Callouts;

/// <summary>DML statements, each of whose records is saved by the pipeline that all APIs share.</summary>
internal static class Dml
{
    public static SaveOne Of(Org org, Caller caller, DmlOperation operation, RecordInput record)
    {
        var (type, id) = TypeOf(org, operation, record);
        return operation switch
        {
            DmlOperation.Insert => transaction => SavePipeline.Insert(transaction, caller, type, record),
            DmlOperation.Update => transaction => SavePipeline.Update(transaction, caller, type, id, Without(record)),
            _ => transaction => Deletion.Delete(transaction, caller, type, id),
        };
    }

    /// <summary>The text of the DmlException, as reports have it; null where all were saved.</summary>
    public static string? ProblemOf(DmlOperation operation, IReadOnlyList<SaveResult> results)
    {
        for (var i = 0; i < results.Count; i++)
            if (results[i].Errors.FirstOrDefault(error => error.Code != "ALL_OR_NONE_OPERATION_ROLLED_BACK") is { } error)
                return $"{operation} failed. First exception on row {i}{(operation == DmlOperation.Insert ? "" : $" with id {results[i].Id}")}; first error: {error.Code}, {error.Message}: [{string.Join(", ", error.Fields)}]";
        return null;
    }

    // An id says what it is of; a record to be inserted says it itself.
    private static (SObjectType Type, RecordId Id) TypeOf(Org org, DmlOperation operation, RecordInput record)
    {
        if (operation == DmlOperation.Insert) return org.Catalog.TryFind(record.Type ?? "", out var named) ? (named, default) : throw new FormatException("a record to insert needs {\"attributes\":{\"type\":…}} with an sObject of the org");
        var written = record.Fields.Find(field => field.Key.Equals("Id", StringComparison.OrdinalIgnoreCase)).Value.Text;
        return RecordId.TryParse(written, out var id) && org.Catalog.TryFind(id.Prefix, out var type) ? (type, id) : throw new FormatException($"'{written}' is no id of a record of the org");
    }

    private static RecordInput Without(RecordInput record)
    {
        var input = new RecordInput { Type = record.Type };
        input.Fields.AddRange(record.Fields.Where(field => !field.Key.Equals("Id", StringComparison.OrdinalIgnoreCase)));
        return input;
    }
}
