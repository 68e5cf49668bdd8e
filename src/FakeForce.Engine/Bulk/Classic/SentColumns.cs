using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// Rows of XML and JSON by the rules for CSV columns, except that their rows need not be alike: a name that no field has is a
/// failure of its row (observed), while a parent that is not named as it must be fails the batch (Bulk API guide, "Valid XML
/// and JSON Records").
/// </summary>
internal sealed class SentColumns(IngestPlan plan, Catalog catalog, bool isJson)
{
    private readonly HeaderRow header = new(catalog, plan.Type);
    private readonly Dictionary<string, Column?> known = new(StringComparer.Ordinal);

    public IngestRow Row(SentRow sent)
    {
        if (sent.Problem is { } problem) return Failed("INVALID_FIELD", problem);
        if (sent.Values.Count > CsvLimits.RecordFields) throw CsvException.TooManyFields();
        if (sent.Values.Sum(v => (long)(v.Value?.Length ?? 0)) > CsvLimits.RecordCharacters) throw CsvException.RecordTooLong();
        var input = new RecordInput();
        string? key = null;
        foreach (var (name, value) in sent.Values)
        {
            if (ColumnOf(name) is not { } column) return Failed("INVALID_FIELD", NoSuchColumn(name));
            if (value?.Length > CsvLimits.FieldCharacters) return Failed("STRING_TOO_LONG", $"A value has more than {CsvLimits.FieldCharacters} characters"); // ours
            if (column is FieldColumn { Field: var field } && ReferenceEquals(field, plan.Key)) key = string.IsNullOrEmpty(value) ? null : value;
            else column.Set(input, value);
        }
        if (plan.Job.Operation is BulkOperation.Delete or BulkOperation.HardDelete && input.Fields.Count > 0) throw IngestPlan.NotOnlyIds();
        return new IngestRow(input, key);
    }

    private Column? ColumnOf(string name)
    {
        if (known.TryGetValue(name, out var column)) return column;
        column = name.Contains('.', StringComparison.Ordinal) || HeaderRow.IsField(plan.Type, name) ? header.Of(name) : null;
        return known[name] = column;
    }

    // The text for JSON was observed; that for XML follows it.
    private string NoSuchColumn(string name) => $"{(isJson ? "Unexpected JsonMappingException: " : "")}No such column '{name}' on sobject of type {plan.Type.Name}";

    private static IngestRow Failed(string code, string text) => new(new RecordInput(), null, new SaveError(code, text));
}
