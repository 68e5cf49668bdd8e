using System.Buffers.Text;
using FakeForce.Engine;
using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Seeds;
using FakeForce.Engine.State;
using FakeForce.Server.Json;

namespace FakeForce.Server.Control.Seeds;

/// <summary>The records of a table as CSV, block by block.</summary>
internal sealed class ExportedCsv(ExportedTable table)
{
    private readonly CsvWriter writer = new(default);
    private readonly (FieldFormat Format, bool SaysNull)[] columns = [.. table.Fields(all: true).Select(field => (FieldFormat.Of(field), table.MustSayNull(field)))];

    public async Task WriteAsync(Stream target, CancellationToken cancel)
    {
        writer.Bare("Id"u8);
        foreach (var (format, _) in columns) writer.Bare(format.Name);
        writer.EndRow();
        foreach (var (id, row) in table.Rows)
        {
            Write(id, row);
            if (!writer.IsFull) continue;
            await target.WriteAsync(writer.Written, cancel);
            writer.Clear();
        }
        await target.WriteAsync(writer.Written, cancel);
    }

    private void Write(RecordId id, Row row)
    {
        writer.Value(id);
        foreach (var (format, saysNull) in columns)
        {
            if (format.Form == FieldForm.Boolean) writer.Bare(row.Boolean(format.Field.Ordinal) ? "true"u8 : "false"u8);
            else if (row.Has(format.Field.Ordinal)) Value(format, row, format.Field.Ordinal);
            // Left out, it would have its default.
            else writer.Bare(saysNull ? "#N/A"u8 : default);
        }
        writer.EndRow();
    }

    private void Value(FieldFormat format, Row row, int ordinal)
    {
        Span<byte> text = stackalloc byte[JavaDouble.MaxLength];
        switch (format.Form)
        {
            case FieldForm.Integer: writer.Bare(text[..(Utf8Formatter.TryFormat(row.Integer(ordinal), text, out var written) ? written : 0)]); break;
            case FieldForm.Double: writer.Bare(text[..JavaDouble.Format(row.Double(ordinal), text)]); break;
            case FieldForm.Date: writer.Bare(text[..Moments.FormatDate(row.Integer(ordinal), text, quoted: false)]); break;
            case FieldForm.DateTime: writer.Bare(text[..Moments.FormatDateTime(row.Integer(ordinal), text, zulu: true, quoted: false)]); break;
            case FieldForm.Time: writer.Bare(text[..Moments.FormatTime(row.Integer(ordinal), text, quoted: false)]); break;
            case FieldForm.Reference: writer.Value(row.Reference(ordinal)); break;
            case FieldForm.Blob: writer.Value(Convert.ToBase64String(row.Blob(ordinal))); break;
            default: writer.Value(row.Text(ordinal)); break;
        }
    }
}
