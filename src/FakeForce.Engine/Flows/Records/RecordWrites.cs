using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Records;

/// <summary>DML of flows: each record goes the way of every write, and one that fails fails the element.</summary>
internal static class RecordWrites
{
    public static void Create(Interview interview, IReadOnlyList<FlowRecord> records) => Run(interview, records, record => Inserted(interview, record));

    /// <summary>Updates the records that are there by a field, and creates the others.</summary>
    public static void Upsert(Interview interview, IReadOnlyList<FlowRecord> records, Field key)
    {
        var transaction = interview.Session.Transaction;
        Run(interview, records, record =>
        {
            if (!ReferenceEquals(key, record.Type.Id) && record.Get(key).IsNull) return SaveResult.Failed(null, new SaveError("MISSING_ARGUMENT", $"{key.Name} not specified"));
            var known = !ReferenceEquals(key, record.Type.Id) ? ExternalIds.Find(transaction, record.Type, key, FieldData.Input(record.Get(key))) : record.Id.IsEmpty ? [] : [record.Id];
            if (known.Count > 1) return SaveResult.Failed(null, new SaveError("DUPLICATE_EXTERNAL_ID", ExternalIds.AmbiguityText(known), key.Name));
            if (known.Count == 0) return Inserted(interview, record);
            record.Id = known[0];
            return SavePipeline.Update(transaction, CallerOf(interview), record.Type, record.Id, InputOf(record, withRow: false));
        });
    }

    public static void Update(Interview interview, IReadOnlyList<FlowRecord> records) => Run(interview, records, record => record.Id.IsEmpty
        ? SaveResult.Failed(null, new SaveError("MISSING_ARGUMENT", "Id not specified in an update call"))
        : SavePipeline.Update(interview.Session.Transaction, CallerOf(interview), record.Type, record.Id, InputOf(record, withRow: false)));

    public static void Delete(Interview interview, IReadOnlyList<FlowRecord> records) => Run(interview, records, record => record.Id.IsEmpty
        ? SaveResult.Failed(null, new SaveError("MISSING_ARGUMENT", "Id not specified in a delete call"))
        : Deletion.Delete(interview.Session.Transaction, CallerOf(interview), record.Type, record.Id));

    // Assignment rules are not for records that a flow writes (Help, "Flow Considerations": none but those that an API's caller or a page asks for).
    private static Caller CallerOf(Interview interview) => interview.Session.Caller with { AssignmentRule = "false" };

    private static SaveResult Inserted(Interview interview, FlowRecord record)
    {
        if (!record.Id.IsEmpty) return SaveResult.Failed(null, new SaveError("INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", "Id"));
        var saved = SavePipeline.Insert(interview.Session.Transaction, CallerOf(interview), record.Type, InputOf(record, withRow: true));
        if (saved is { Success: true, Id: { } id }) record.Id = id;
        return saved;
    }

    private static void Run(Interview interview, IReadOnlyList<FlowRecord> records, Func<FlowRecord, SaveResult> save)
    {
        if (records.Count == 0) return;
        interview.Session.Ledger.Charge(GovernorResource.DmlRows, records.Count);
        interview.Session.Within(() =>
        {
            foreach (var record in records)
                if (Saved(record, save) is { Success: false } failed) throw new FlowFault(failed.Errors[0].Code, failed.Errors[0].Message);
            return true;
        });
    }

    private static SaveResult Saved(FlowRecord record, Func<FlowRecord, SaveResult> save)
    {
        try
        {
            return save(record);
        }
        catch (SalesforceException problem)
        {
            throw new FlowFault(problem.Code, problem.Message);
        }
    }

    // What the flow has set; a new record that began as a copy of a row has that row's values too.
    private static RecordInput InputOf(FlowRecord record, bool withRow)
    {
        var read = new ReadRecord(record.Type);
        if (withRow && record.Row.Exists)
            foreach (var field in record.Type.Fields)
                if (field.Is(FieldFlags.Createable) && record.Row.Has(field.Ordinal) && !record.Hides(field)) Add(read, field, record.Get(field));
        foreach (var (field, value) in record.Changes)
            if (!(withRow && field.Is(FieldFlags.Createable) && record.Row.Has(field.Ordinal) && !record.Hides(field))) Add(read, field, value);
        return new RecordInput { Read = read };
    }

    private static void Add(ReadRecord read, Field field, Datum value)
    {
        var written = value.IsNull ? null : value.ToString();
        // References that are checked against other records repeat what was written, which has 15 characters at least.
        read.Add(field, FieldData.Coerce(value, field), written);
    }
}
