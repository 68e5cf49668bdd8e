using System.Globalization;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.OData;

/// <summary>The JSON of a row that is written: the given fields alone, each as its column's type has it.</summary>
internal sealed class ODataBody(EdmTable table, bool isTwo)
{
    public byte[] Write(ExternalWrite write, bool isNew)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (field, value) in write.Values)
                if (field.Name == "ExternalId") WriteKey(json, write, value, isNew);
                else if (field.ExternalColumn is not null) WriteColumn(json, field, value);
                else throw ExternalErrors.Unsupported($"A write of {field.Name}");
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    /// <summary>The new row's ExternalId as far as the caller said it.</summary>
    public string? KeyIn(ExternalWrite write)
    {
        var parts = new List<string>();
        foreach (var (field, value) in write.Values)
            if (field.Name == "ExternalId") return value.AsText;
        foreach (var key in table.Keys)
        {
            var given = write.Values.FirstOrDefault(given => given.Key.ExternalColumn == key.Name);
            if (given.Key is null || given.Value.IsNull) return null;
            parts.Add(given.Value.Kind == StorageKind.Double ? ((decimal)given.Value.AsDouble).ToString(CultureInfo.InvariantCulture) : given.Value.AsText);
        }
        return ODataKeys.Join(parts);
    }

    // "Include External ID or key fields, never both" (Salesforce Help, "Writable External Objects").
    private void WriteKey(Utf8JsonWriter json, ExternalWrite write, Value value, bool isNew)
    {
        if (!isNew || value.IsNull) return;
        if (write.Values.Any(given => table.Keys.Any(key => key.Name == given.Key.ExternalColumn))) throw ExternalErrors.Wrong("Give the ExternalId or the key's own fields, not both");
        var parts = ODataKeys.Split(table, value.AsText);
        for (var i = 0; i < parts.Count; i++)
        {
            json.WritePropertyName(table.Keys[i].Name);
            WriteText(json, table.Keys[i], parts[i]);
        }
    }

    private void WriteColumn(Utf8JsonWriter json, Field field, Value value)
    {
        if (!table.Columns.TryGetValue(field.ExternalColumn!, out var column)) throw ExternalErrors.Wrong($"{table.Name} of the external system has no column {field.ExternalColumn}");
        if (column.IsComplex) throw ExternalErrors.Unsupported($"A write of {field.Name}, which is a complex type,");
        json.WritePropertyName(column.Name);
        if (value.IsNull) json.WriteNullValue();
        else if (value.Kind == StorageKind.Boolean) json.WriteBooleanValue(value.AsBoolean);
        else if (value.Kind == StorageKind.Double) WriteNumber(json, column, (decimal)value.AsDouble);
        else if (value.Kind == StorageKind.Integer && field.Type == FieldTypes.Date) WriteMoment(json, column, DateTimeOffset.UnixEpoch.AddDays(value.Bits));
        else if (value.Kind == StorageKind.Integer) WriteMoment(json, column, DateTimeOffset.FromUnixTimeMilliseconds(value.Bits));
        else WriteText(json, column, value.Kind == StorageKind.Reference ? value.AsId.ToString() : value.AsText);
    }

    // A text may stand for a value of another type: a key in an ExternalId, or a look-up's.
    private void WriteText(Utf8JsonWriter json, EdmColumn column, string text)
    {
        if (column.Type is "Edm.String" or "Edm.Binary" || column.IsEnum)
        {
            json.WriteStringValue(text);
            return;
        }
        _ = new ODataLiteral(isTwo).OfText(column, text);
        if (column.Type == "Edm.Boolean") json.WriteBooleanValue(bool.Parse(text));
        else if (EdmTypes.IsNumber(column.Type)) WriteNumber(json, column, decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
        else json.WriteStringValue(text);
    }

    // 2.0 has the numbers that a double cannot hold as texts.
    private void WriteNumber(Utf8JsonWriter json, EdmColumn column, decimal number)
    {
        if (isTwo && column.Type is "Edm.Int64" or "Edm.Decimal") json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        else json.WriteNumberValue(number);
    }

    private void WriteMoment(Utf8JsonWriter json, EdmColumn column, DateTimeOffset moment)
    {
        if (isTwo) json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"/Date({moment.ToUnixTimeMilliseconds()})/"));
        else json.WriteStringValue(moment.UtcDateTime.ToString(column.Type == "Edm.Date" ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }
}
