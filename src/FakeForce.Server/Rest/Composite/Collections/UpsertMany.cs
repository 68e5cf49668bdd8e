using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;
using FakeForce.Server.Rest.Rows;

namespace FakeForce.Server.Rest.Composite.Collections;

/// <summary>PATCH /composite/sobjects/{sobject}/{key}: each record carries the value of the key.</summary>
internal static class UpsertMany
{
    public static async ValueTask PatchAsync(ApiCall call)
    {
        CollectionRules.Since(call, 46);
        var type = call.SObject();
        var key = RowPath.Key(type, call.RouteText("key"));
        // "Only external ids are supported. Don't use record ids" (REST API Developer Guide).
        if (ReferenceEquals(key, type.Id)) throw RowPath.NoSuchField(key.Name);
        var input = await CollectionInput.ReadAsync(call);
        if (input.Records.FirstOrDefault(r => !ReferenceEquals(r.Type, type)) is { } other)
            throw new SalesforceException("INVALID_TYPE", $"The records must be of type {type.Name}, not {other.Type.Name}");
        var caller = call.Caller;
        var values = input.Records.Select(r => TakeKey(r, key)).ToList();
        var twice = values.Where(v => !v.IsBlank).CountBy(v => v.Text ?? "", StringComparer.OrdinalIgnoreCase).Where(v => v.Value > 1).Select(v => v.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        await CollectionAnswer.SaveAsync(call, [.. input.Records.Select((r, i) => One(r, key, values[i], caller, twice))], input.AllOrNone, isUpsert: true);
    }

    private static SaveOne One(CollectionRecord record, Field key, InputValue value, Caller caller, HashSet<string> twice)
    {
        if (value.IsBlank) return _ => SaveResult.Failed(null, new SaveError("MISSING_ARGUMENT", $"{key.Name} not specified"));
        // Every record that shares a key fails (observed).
        if (twice.Contains(value.Text ?? "")) return _ => SaveResult.Failed(null, new SaveError("DUPLICATE_VALUE", $"Duplicate external id specified: {value.Text}"));
        return transaction =>
        {
            var outcome = Upsert.Run(transaction, caller, record.Type, key, value, record.Input);
            return outcome.Result ?? SaveResult.Failed(null, new SaveError("DUPLICATE_EXTERNAL_ID", ExternalIds.AmbiguityText(outcome.Matches!), key.Name));
        };
    }

    private static InputValue TakeKey(CollectionRecord record, Field key)
    {
        var at = record.Input.Fields.FindLastIndex(f => f.Key.Equals(key.Name, StringComparison.OrdinalIgnoreCase));
        if (at < 0) return default;
        var value = record.Input.Fields[at].Value;
        record.Input.Fields.RemoveAll(f => f.Key.Equals(key.Name, StringComparison.OrdinalIgnoreCase));
        return value;
    }
}
