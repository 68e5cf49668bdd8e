using System.Globalization;
using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>One value of a record as text, with what a form must know of it. <paramref name="Milliseconds"/> is for dates and date-times.</summary>
internal readonly record struct QueryValue(string Text, QueryValueKind Kind = QueryValueKind.Text, long Milliseconds = 0)
{
    private const long MillisecondsOfDay = 86_400_000;

    /// <summary>Null for null.</summary>
    public static QueryValue? Of(QueryResult result, Shape shape, Column column, RecordId id, Row row) => column switch
    {
        FieldColumn field => OfField(FieldFormat.Of(field.Field), id, row),
        ComputedColumn computed => OfComputed(result.ValueOf(computed, row, id), computed.TypeName),
        TypeNameColumn => new QueryValue(shape.Type.Name),
        _ => null,
    };

    private static QueryValue? OfField(FieldFormat format, RecordId id, Row row)
    {
        var ordinal = format.Field.Ordinal;
        if (format.Form == FieldForm.Id) return new QueryValue(id.ToString());
        if (format.Form == FieldForm.Boolean) return OfBoolean(row.Boolean(ordinal));
        if (!row.Has(ordinal)) return null;
        return format.Form switch
        {
            FieldForm.Text or FieldForm.Names => new QueryValue(Encoding.UTF8.GetString(row.Text(ordinal))),
            FieldForm.Double => OfDouble(row.Double(ordinal)),
            FieldForm.Reference => new QueryValue(row.Reference(ordinal).ToString()),
            _ => OfNumber(row.Integer(ordinal), format.Field.Type.Name),
        };
    }

    private static QueryValue? OfComputed(Engine.Records.Value value, string? type) => value.Kind switch
    {
        StorageKind.Text => new QueryValue(value.AsText),
        StorageKind.Boolean => OfBoolean(value.AsBoolean),
        StorageKind.Double => OfDouble(value.AsDouble),
        StorageKind.Reference => new QueryValue(value.AsId.ToString()),
        StorageKind.Integer => OfNumber(value.Bits, type),
        _ => null,
    };

    private static QueryValue OfBoolean(bool value) => new(value ? "true" : "false", QueryValueKind.Bare);

    private static QueryValue OfDouble(double value)
    {
        Span<byte> text = stackalloc byte[32];
        return new QueryValue(Encoding.ASCII.GetString(text[..JavaDouble.Format(value, text)]), QueryValueKind.Bare);
    }

    private static QueryValue OfNumber(long value, string? type)
    {
        Span<byte> text = stackalloc byte[32];
        return type switch
        {
            "date" => new QueryValue(Encoding.ASCII.GetString(text[..Moments.FormatDate(value, text, quoted: false)]), QueryValueKind.Moment, value * MillisecondsOfDay),
            "datetime" => new QueryValue(Encoding.ASCII.GetString(text[..Moments.FormatDateTime(value, text, zulu: true, quoted: false)]), QueryValueKind.Moment, value),
            "time" => new QueryValue(Encoding.ASCII.GetString(text[..Moments.FormatTime(value, text, quoted: false)])),
            _ => new QueryValue(value.ToString(CultureInfo.InvariantCulture), QueryValueKind.Bare),
        };
    }
}

/// <summary>Bare values have no quotes in JSON; moments are numbers there.</summary>
internal enum QueryValueKind : byte { Text, Bare, Moment }
