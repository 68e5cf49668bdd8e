using System.Buffers.Text;
using FakeForce.Engine;
using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk;

/// <summary>One value of a query's CSV. Numbers are as in JSON; date-times end in Z, as in all files of the Bulk APIs.</summary>
internal sealed class QueryCsvValue(CsvWriter writer, QueryResult result)
{
    private const int MostBytes = 32;

    public void Write(SObjectType type, Column column, RecordId id, Row row)
    {
        switch (column)
        {
            case FieldColumn field: Write(FieldFormat.Of(field.Field), id, row); break;
            case ComputedColumn computed: Computed(result.ValueOf(computed, row, id), computed.TypeName); break;
            case TypeNameColumn: writer.Value(type.Name); break;
            default: writer.Escaped(default); break;
        }
    }

    public void Write(FieldFormat format, RecordId id, Row row)
    {
        var ordinal = format.Field.Ordinal;
        if (format.Form == FieldForm.Id) writer.Value(id);
        else if (format.Form == FieldForm.Boolean) writer.Escaped(row.Boolean(ordinal) ? "true"u8 : "false"u8);
        else if (!row.Has(ordinal)) writer.Escaped(default);
        else if (format.Form is FieldForm.Text or FieldForm.Names) writer.Value(row.Text(ordinal));
        else if (format.Form == FieldForm.Double) Double(row.Double(ordinal));
        else if (format.Form == FieldForm.Reference) writer.Value(row.Reference(ordinal));
        else Number(row.Integer(ordinal), format.Field.Type.Name);
    }

    private void Computed(Value value, string? type)
    {
        switch (value.Kind)
        {
            case StorageKind.Text: writer.Value(value.Bytes); break;
            case StorageKind.Boolean: writer.Escaped(value.AsBoolean ? "true"u8 : "false"u8); break;
            case StorageKind.Double: Double(value.AsDouble); break;
            case StorageKind.Reference: writer.Value(value.AsId); break;
            case StorageKind.Integer: Number(value.Bits, type); break;
            default: writer.Escaped(default); break;
        }
    }

    private void Double(double value)
    {
        Span<byte> text = stackalloc byte[MostBytes];
        writer.Escaped(text[..JavaDouble.Format(value, text)]);
    }

    private void Number(long value, string? type)
    {
        Span<byte> text = stackalloc byte[MostBytes];
        var length = type switch
        {
            "date" => Moments.FormatDate(value, text, quoted: false),
            "datetime" => Moments.FormatDateTime(value, text, zulu: true, quoted: false),
            "time" => Moments.FormatTime(value, text, quoted: false),
            _ => Utf8Formatter.TryFormat(value, text, out var written) ? written : 0,
        };
        writer.Escaped(text[..length]);
    }
}
