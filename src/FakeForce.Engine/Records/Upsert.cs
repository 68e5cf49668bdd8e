using FakeForce.Engine.External;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>The outcome of an upsert. <paramref name="Matches"/> lists the rows when several have the value, and nothing is written then; <paramref name="Result"/> is null when an update-only upsert finds none.</summary>
public sealed record UpsertOutcome(SaveResult? Result, IReadOnlyList<RecordId>? Matches);

/// <summary>Create or update by a key: looking and writing in one transaction, so that two callers cannot both create.</summary>
public static class Upsert
{
    public static UpsertOutcome Run(Transaction transaction, Caller caller, SObjectType type, Field key, InputValue value, RecordInput input, bool updateOnly = false)
    {
        if (type.External is not null) return new(SaveResult.Failed(null, ExternalErrors.InATransaction(type)), null);
        RefuseKeyInBody(type, key, input);
        var coerced = key.Type.Coerce(value, key);
        if (coerced.Error is { } error) return new(SaveResult.Failed(null, error), null);
        var found = Find(transaction, type, key, coerced.Value);
        if (found.Count > 1) return new(null, found);
        if (found.Count == 1) return new(SavePipeline.Update(transaction, caller, type, found[0], input), null);
        if (ReferenceEquals(key, type.Id) || updateOnly) return new(null, null);
        input.Fields.Add(new(key.Name, value));
        return new(SavePipeline.Insert(transaction, caller, type, input), null);
    }

    private static List<RecordId> Find(Transaction transaction, SObjectType type, Field key, Value value)
    {
        if (!ReferenceEquals(key, type.Id)) return ExternalIds.Find(transaction, type, key, value);
        return !value.IsNull && transaction.Find(type, value.AsId).IsLive ? [value.AsId] : [];
    }

    // The key's value is in the path; a body that repeats it is refused.
    private static void RefuseKeyInBody(SObjectType type, Field key, RecordInput input)
    {
        foreach (var (name, _) in input.Fields)
        {
            if (!type.TryField(name, out var field)) continue;
            if (ReferenceEquals(field, type.Id)) throw new SalesforceException("INVALID_FIELD", "The Id field should not be specified in the sobject data.");
            if (ReferenceEquals(field, key)) throw new SalesforceException("INVALID_FIELD", $"The {key.Name} field should not be specified in the sobject data.");
        }
    }
}
