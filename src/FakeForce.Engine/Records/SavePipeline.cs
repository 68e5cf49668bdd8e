using FakeForce.Engine.Events;
using FakeForce.Engine.External;
using FakeForce.Engine.Rules;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Derived.Sharing;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>The way of every create and update, whichever API it came by: the steps of <see cref="OrderOfExecution"/>.</summary>
public static class SavePipeline
{
    /// <summary>Creates a record. Errors come back as values; only a request that cannot be understood throws.</summary>
    public static SaveResult Insert(Transaction transaction, Caller caller, SObjectType type, RecordInput input) => Insert(transaction, caller, type, input, null);

    /// <summary>The same for a record of a seed, which may keep its id and what the org would set itself.</summary>
    internal static SaveResult Insert(Transaction transaction, Caller caller, SObjectType type, RecordInput input, SeededRow? seeded)
    {
        type = transaction.Catalog.ByIndex(type.Index);
        var context = new SaveContext(transaction, caller, type, input, null, default) { Seeded = seeded };
        if (!Run(context, OrderOfExecution.Before)) return SaveResult.Failed(null, context.Errors);
        if (type.Event is { } definition) return PlatformEvents.Publish(context, definition);
        return Write(context, static context =>
        {
            context.SavedId = context.Seeded is { Number: > 0 and var number } ? InsertAt(context, number) : SameShare.Overwrite(context) ?? context.Transaction.Insert(context.Draft);
            NameOfItsOwn(context, context.SavedId);
        });
    }

    /// <summary>Changes the fields that the input names and leaves the others.</summary>
    public static SaveResult Update(Transaction transaction, Caller caller, SObjectType type, RecordId id, RecordInput input)
    {
        type = transaction.Catalog.ByIndex(type.Index);
        if (type.External is not null) return SaveResult.Failed(id, ExternalErrors.InATransaction(type));
        var before = transaction.Find(type, id);
        if (Gone(before, id, type) is { } gone) return SaveResult.Failed(id, gone);
        var context = new SaveContext(transaction, caller, type, input, id, before);
        if (!Run(context, OrderOfExecution.Before)) return SaveResult.Failed(id, context.Errors);
        return Write(context, static context => context.Transaction.Update(context.SavedId = context.Id!.Value, context.Draft));
    }

    /// <summary>"Parent record goes through save procedure" (step 16). What its own rules say against it, or null.</summary>
    internal static SaveError? Recalculate(Transaction transaction, Caller caller, Recalculation record)
    {
        // Whoever set it off.
        if (transaction.Catalog.Access is not null) caller = caller.AsSystem();
        var context = new SaveContext(transaction, caller, record.Type, new RecordInput(), record.Id, transaction.Find(record.Type, record.Id));
        foreach (var (field, value) in record.Values) context.Draft[field] = value;
        if (!Run(context, OrderOfExecution.Again)) return Affected(context.Errors[0]);
        var result = Write(context, static context => context.Transaction.Update(context.SavedId = context.Id!.Value, context.Draft));
        return result.Success ? null : Affected(result.Errors[0]);
    }

    // The sentence is Salesforce's own (seen in many reports, such as salesforce.stackexchange.com/questions/197).
    private static SaveError Affected(SaveError error) => error.Code != "FIELD_CUSTOM_VALIDATION_EXCEPTION" ? error with { Fields = [] } : new SaveError(error.Code,
        $"There were custom validation error(s) encountered while saving the affected record(s). The first validation error encountered was \"{error.Message}\".");

    // What fails behind the write takes all of it back.
    private static SaveResult Write(SaveContext context, Action<SaveContext> write)
    {
        var before = context.Transaction.Save();
        write(context);
        if (Run(context, OrderOfExecution.After)) return SaveResult.Ok(context.SavedId, created: context.IsInsert);
        context.Transaction.Rollback(before);
        return SaveResult.Failed(context.Id, context.Errors);
    }

    private static RecordId InsertAt(SaveContext context, int number)
    {
        context.Transaction.Put(context.Type, number, context.Draft.Pack());
        return context.Type.IdOf(number);
    }

    // A custom record that was given no name is named by its id (Help, "Record Name" of custom objects).
    private static void NameOfItsOwn(SaveContext context, RecordId id)
    {
        if (!context.Type.Is(SObjectFlags.Custom) || context.Type.NameField is not { } name || !context.Draft[name].IsNull) return;
        context.Draft[name] = Value.Of(id.ToString());
        context.Transaction.Update(id, context.Draft);
    }

    /// <summary>What is wrong with addressing this row, or null if it is there.</summary>
    // Shares that nobody made by hand are read-only (Object Reference, "AccountShare"); the code for it is ours.
    internal static SaveError? Gone(Row row, RecordId id, SObjectType type) =>
        type.AssociateEntityType == "Share" && ShareIds.IsMadeUp(id) ? new SaveError("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id") : Gone(row);

    internal static SaveError? Gone(Row row) =>
        !row.Exists ? new SaveError("NOT_FOUND", "The requested resource does not exist")
        : row.IsDeleted ? new SaveError("ENTITY_IS_DELETED", "entity is deleted")
        : null;

    private static bool Run(SaveContext context, SaveStep[] steps)
    {
        foreach (var step in steps)
        {
            foreach (var action in step.Actions) action(context);
            if (context.Errors.Count > 0) return false;
        }
        return true;
    }
}
