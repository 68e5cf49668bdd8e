using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Metadata;

/// <summary>The records of custom metadata types as rows: they come with the org's definition, and no API writes them.</summary>
internal static class CustomMetadataRows
{
    /// <summary>Writes those that are not there as they are defined. Records may name one another, so they are all made before any is filled.</summary>
    public static void Write(Transaction transaction, IReadOnlyList<CustomMetadataRecord> records)
    {
        var ids = new Dictionary<CustomMetadataRecord, RecordId>();
        foreach (var record in records) ids[record] = Find(transaction, transaction.Catalog[record.TypeName], record.DeveloperName) ?? Begin(transaction, record);
        foreach (var (record, id) in ids) Fill(transaction, record, id);
    }

    public static IEnumerable<string> Problems(IReadOnlyList<CustomMetadataRecord> records, Catalog catalog)
    {
        var names = records.Select(record => $"{record.TypeName}.{record.DeveloperName}").ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var twice in records.GroupBy(record => record.FullName, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)) yield return $"customMetadata: {twice.Key} is declared more than once";
        foreach (var record in records)
        {
            if (!record.FullName.Contains('.', StringComparison.Ordinal)) yield return $"customMetadata: {record.FullName}: its name is a type, a dot and a name";
            else if (!catalog.TryFind(record.TypeName, out var type)) yield return $"customMetadata: {record.FullName}: there is no custom metadata type {record.TypeName}";
            else
                foreach (var (name, text) in record.Values)
                    if (Problem(type, name, text, names) is { } problem) yield return $"customMetadata: {record.FullName}: {problem}";
        }
    }

    private static string? Problem(SObjectType type, string name, string? text, HashSet<string> names)
    {
        if (!type.TryField(name, out var field)) return $"{type.Name} has no field {name}";
        if (string.IsNullOrEmpty(text)) return null;
        if (field.Type != FieldTypes.Reference) return field.Type.Coerce(InputValue.Of(text), field).Error is { } error ? $"{name}: {error.Message}" : null;
        return names.Contains($"{field.ReferenceTo[0]}.{text}") ? null : $"{name}: there is no record {text} of {field.ReferenceTo[0]}";
    }

    private static RecordId Begin(Transaction transaction, CustomMetadataRecord record)
    {
        var draft = new RowDraft(transaction.Catalog[record.TypeName]);
        draft[draft.Type["DeveloperName"]] = Value.Of(record.DeveloperName);
        return transaction.Insert(draft);
    }

    private static void Fill(Transaction transaction, CustomMetadataRecord record, RecordId id)
    {
        var type = transaction.Catalog[record.TypeName];
        var before = transaction.Find(type, id);
        var draft = new RowDraft(type, before);
        var label = Value.Of(record.Label ?? record.DeveloperName);
        (draft[type["MasterLabel"]], draft[type["Label"]], draft[type["QualifiedApiName"]], draft[type["Language"]]) = (label, label, Value.Of(record.DeveloperName), Value.Of("en_US"));
        var given = record.Values.ToDictionary(value => value.Key, value => value.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var field in type.Fields.Where(field => field.Is(FieldFlags.Custom))) draft[field] = ValueOf(transaction, field, given.TryGetValue(field.Name, out var text) ? text : field.ValueOnCreate);
        if (!type.Fields.Any(draft.Changes)) return;
        SystemFields.StampModified(draft, transaction.Now, default);
        transaction.Update(id, draft);
    }

    private static Value ValueOf(Transaction transaction, Field field, string? text) =>
        string.IsNullOrEmpty(text) ? Value.Null
        : field.Type == FieldTypes.Reference ? Find(transaction, transaction.Catalog[field.ReferenceTo[0]], text) is { } id ? Value.Of(id) : Value.Null
        : field.Type.Coerce(InputValue.Of(text), field).Value;

    private static RecordId? Find(Transaction transaction, SObjectType type, string developerName) =>
        ExternalIds.Find(transaction, type, type["DeveloperName"], Value.Of(developerName)) is [var found, ..] ? found : null;
}
