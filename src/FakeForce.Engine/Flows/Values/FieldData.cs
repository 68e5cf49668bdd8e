using System.Globalization;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Values;

/// <summary>Values of fields as flows have them, and back.</summary>
internal static class FieldData
{
    public static Datum Of(Row row, Field field) => field.Type.Storage == StorageKind.None ? default : Of(row.Get(field), field);

    public static Datum Of(Value value, Field field) => value.Kind switch
    {
        StorageKind.Text => Datum.Of(value.AsText),
        StorageKind.Boolean => Datum.Of(value.AsBoolean),
        StorageKind.Double => Datum.Of(Exactly(value.AsDouble)),
        StorageKind.Reference => Datum.Of(value.AsId),
        StorageKind.Integer => KindOf(field) switch
        {
            DatumKind.Date => Datum.OfDate(value.Bits),
            DatumKind.DateTime => Datum.OfDateTime(value.Bits),
            DatumKind.Time => Datum.OfTime(value.Bits),
            _ => Datum.Of(value.Bits),
        },
        _ => default,
    };

    public static DatumKind KindOf(Field field) => field.Type.Storage switch
    {
        StorageKind.Boolean => DatumKind.Boolean,
        StorageKind.Double => DatumKind.Number,
        StorageKind.Integer => field.Type == FieldTypes.Date ? DatumKind.Date : field.Type == FieldTypes.DateTime ? DatumKind.DateTime : field.Type == FieldTypes.Time ? DatumKind.Time : DatumKind.Number,
        _ => DatumKind.Text,
    };

    /// <summary>The value as the field's type takes it, or what is wrong with it.</summary>
    public static Coerced Coerce(Datum value, Field field) => field.Type.Coerce(Input(value), field);

    public static InputValue Input(Datum value) => value.Kind switch
    {
        DatumKind.Null => new(InputKind.Null),
        DatumKind.Boolean => new(value.Truth ? InputKind.True : InputKind.False),
        // A whole number is one whatever it was worked out from: 5 + 1.0.
        DatumKind.Number => new(InputKind.Number, value.ToString()),
        _ => new(InputKind.String, value.ToString()),
    };

    // The conversion keeps 15 digits; a number with more is read back as it would be written.
    private static decimal Exactly(double stored)
    {
        if (!(Math.Abs(stored) < 7.9e28)) throw new FlowFault("NUMBER_OUTSIDE_VALID_RANGE", "a number is too large for a flow");
        var value = (decimal)stored;
        return (double)value == stored || !decimal.TryParse(stored.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var written) ? value : written;
    }
}
