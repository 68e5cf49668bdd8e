using System.Globalization;
using System.Text.Json;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External;

/// <summary>A field's value in JSON as Salesforce's own API writes it.</summary>
internal static class PlainValue
{
    public static void Write(Utf8JsonWriter json, Field field, Value value)
    {
        if (value.IsNull) json.WriteNullValue();
        else if (value.Kind == StorageKind.Boolean) json.WriteBooleanValue(value.AsBoolean);
        else if (value.Kind == StorageKind.Double) json.WriteNumberValue((decimal)value.AsDouble);
        else json.WriteStringValue(TextOf(field, value));
    }

    public static string TextOf(Field field, Value value)
    {
        if (value.Kind == StorageKind.Reference) return value.AsId.ToString();
        if (value.Kind != StorageKind.Integer) return value.AsText;
        if (field.Type == FieldTypes.Date) return DateTimeOffset.UnixEpoch.AddDays(value.Bits).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var moment = DateTimeOffset.FromUnixTimeMilliseconds(value.Bits);
        return moment.ToString(field.Type == FieldTypes.Time ? "HH:mm:ss.fffZ" : "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
    }
}
