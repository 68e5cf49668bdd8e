using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.External;

/// <summary>Reads an external row into a row of the org's own, value by value as the fields' types say. What a field cannot hold is an error, never cut.</summary>
internal static class RowReading
{
    private const int ExternalIdLength = 255;

    public static byte[] Pack(ExternalQuery query, ExternalRow row)
    {
        var type = query.Type;
        if (row.ExternalId.Length is 0 or > ExternalIdLength) throw ExternalErrors.Unreadable($"an external id of {type.External!.Name} has {row.ExternalId.Length} characters; it may have 1 to {ExternalIdLength}");
        if (row.Values.Length != query.Columns.Count) throw ExternalErrors.Unreadable($"a row of {type.External!.Name} has {row.Values.Length} values for {query.Columns.Count} columns");
        var draft = new RowDraft(type) { [type[ExternalObjectMaker.ExternalId]] = Value.Of(row.ExternalId) };
        if (row.DisplayUrl is { } url) draft[type[ExternalObjectMaker.DisplayUrl]] = Value.Of(url);
        for (var i = 0; i < row.Values.Length; i++) draft[query.Columns[i]] = Read(type, query.Columns[i], row.Values[i]);
        return draft.Pack();
    }

    private static Value Read(SObjectType type, Field field, InputValue value)
    {
        Coerced coerced;
        try
        {
            coerced = field.Type.Coerce(Fitting(field, value), field);
        }
        catch (SalesforceException refusal)
        {
            throw Misfit(type, field, refusal.Message);
        }
        return coerced.Error is { } error ? throw Misfit(type, field, error.Message) : coerced.Value;
    }

    // A date is a moment at midnight, and a moment has a date (Salesforce Help, "OData 4.0 and 4.01 Type Mapping": Date is a DateTime with time 0).
    private static InputValue Fitting(Field field, InputValue value)
    {
        if (value is not { Kind: InputKind.String, Text: { } text }) return value;
        if (field.Type == FieldTypes.DateTime && text.Length == 10) return value with { Text = text + "T00:00:00Z" };
        return field.Type == FieldTypes.Date && text.IndexOf('T', StringComparison.Ordinal) == 10 ? value with { Text = text[..10] } : value;
    }

    private static SalesforceException Misfit(SObjectType type, Field field, string why) => ExternalErrors.Unreadable($"{type.External!.Name}.{field.ExternalColumn}: {why}");
}
