using FakeForce.Engine.Events;
using FakeForce.Engine.External;
using FakeForce.Engine.Records.Steps;
using FakeForce.Engine.Rules;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>
/// The way of every create and update, whichever API it came by. Each group of steps runs whole and reports all that it
/// finds; a group that found something ends the record, so later groups work on sound values only. Nothing is written
/// before the last step.
/// </summary>
public static class SavePipeline
{
    private static readonly Action<SaveContext>[][] groups =
    [
        [Entity.MustAllowTheWrite],
        [Names.Resolve],
        [Names.MustBeWritable],
        [Values.Coerce, Values.ApplyDefaults, OwnerDefault.Apply, CurrencyDefault.Apply, ObjectRules.BeforeSave, Required.MustBePresent],
        [References.MustExist, Unique.MustNotClash, ObjectRules.Validate],
        [AutoNumbers.Assign, Stamps.Apply, SeededValues.Apply],
    ];

    /// <summary>Creates a record. Errors come back as values; only a request that cannot be understood throws.</summary>
    public static SaveResult Insert(Transaction transaction, Caller caller, SObjectType type, RecordInput input) => Insert(transaction, caller, type, input, null);

    /// <summary>The same for a record of a seed, which may keep its id and what the org would set itself.</summary>
    internal static SaveResult Insert(Transaction transaction, Caller caller, SObjectType type, RecordInput input, SeededRow? seeded)
    {
        var context = new SaveContext(transaction, caller, type, input, null, default) { Seeded = seeded };
        if (!Run(context)) return SaveResult.Failed(null, context.Errors);
        if (type.Event is { } definition) return PlatformEvents.Publish(context, definition);
        var id = seeded is { Number: > 0 and var number } ? InsertAt(context, number) : transaction.Insert(context.Draft);
        NameOfItsOwn(context, id);
        if (seeded is not { IsWhole: true }) ObjectRules.AfterSave(context, id);
        return context.Errors.Count == 0 ? SaveResult.Ok(id, created: true) : SaveResult.Failed(null, context.Errors);
    }

    /// <summary>Changes the fields that the input names and leaves the others.</summary>
    public static SaveResult Update(Transaction transaction, Caller caller, SObjectType type, RecordId id, RecordInput input)
    {
        if (type.External is not null) return SaveResult.Failed(id, ExternalErrors.InATransaction(type));
        var before = transaction.Find(type, id);
        if (Gone(before) is { } gone) return SaveResult.Failed(id, gone);
        var context = new SaveContext(transaction, caller, type, input, id, before);
        if (!Run(context)) return SaveResult.Failed(id, context.Errors);
        transaction.Update(id, context.Draft);
        ObjectRules.AfterSave(context, id);
        return context.Errors.Count == 0 ? SaveResult.Ok(id, created: false) : SaveResult.Failed(id, context.Errors);
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
    internal static SaveError? Gone(Row row) =>
        !row.Exists ? new SaveError("NOT_FOUND", "The requested resource does not exist")
        : row.IsDeleted ? new SaveError("ENTITY_IS_DELETED", "entity is deleted")
        : null;

    private static bool Run(SaveContext context)
    {
        foreach (var group in groups)
        {
            foreach (var step in group) step(context);
            if (context.Errors.Count > 0) return false;
        }
        return true;
    }
}
