using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records;

/// <summary>Finding rows by the value of an external id, a unique field or another field that Salesforce indexes for look-ups.</summary>
public static class ExternalIds
{
    /// <summary>True for fields by which a record may be addressed in a path or named as a parent.</summary>
    public static bool MayIdentify(Field field) => field.Is(FieldFlags.ExternalId) || field.Is(FieldFlags.IdLookup) && field.Name != "Name";

    public static List<RecordId> Find(Transaction transaction, SObjectType type, Field field, InputValue input)
    {
        var coerced = field.Type.Coerce(input, field);
        return coerced.Error is null ? Find(transaction, type, field, coerced.Value) : [];
    }

    /// <summary>The live rows with this value, in id order.</summary>
    public static List<RecordId> Find(Transaction transaction, SObjectType type, Field field, Value value) =>
        value.IsNull || transaction.Lookup(type, field, IndexKey.Of(value)) is not { Count: > 0 } numbers ? [] : Verified(transaction, numbers, type, field, value);

    /// <summary>The same outside a transaction; the org builds the index when it is first asked for.</summary>
    public static List<RecordId> Find(Org org, SObjectType type, Field field, Value value)
    {
        if (value.IsNull) return [];
        var table = org.WithIndex(type, field).TableOf(type);
        var numbers = new List<int>();
        if (table.TryIndex(field, out var index)) index.Find(IndexKey.Of(value), numbers);
        return Verified(numbers, n => table.RowAt(n), type, field, value);
    }

    /// <summary>Salesforce's sentence for a value that more than one row has.</summary>
    public static string AmbiguityText(IEnumerable<RecordId> ids) => $"More than one record found for external id field: [{string.Join(", ", ids)}]";

    // Apart, because most looks find nothing, and a closure would be made for each.
    private static List<RecordId> Verified(Transaction transaction, List<int> numbers, SObjectType type, Field field, Value value) =>
        Verified(numbers, n => transaction.Find(type, type.IdOf(n)), type, field, value);

    // Keys of text are hashes, so each row that has the key is looked at.
    private static List<RecordId> Verified(List<int> numbers, Func<int, Row> row, SObjectType type, Field field, Value value)
    {
        var folded = value.Kind == StorageKind.Text && !field.Is(FieldFlags.CaseSensitive) ? new FoldedText(value.Bytes!) : null;
        var found = new List<RecordId>(numbers.Count);
        foreach (var number in numbers)
        {
            var candidate = row(number);
            if (candidate.IsLive && (folded?.Equals(candidate.Text(field.Ordinal)) ?? candidate.Get(field) == value)) found.Add(type.IdOf(number));
        }
        return found;
    }
}
