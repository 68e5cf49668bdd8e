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
        switch (format.Form)
        {
            case FieldForm.Reference: writer.Value(row.Reference(ordinal)); break;
            case FieldForm.Blob: writer.Value(Convert.ToBase64String(row.Blob(ordinal))); break;
            case FieldForm.Integer or FieldForm.Double or FieldForm.Date or FieldForm.DateTime or FieldForm.Time:
                Span<byte> text = stackalloc byte[PlainText.MaxLength];
                writer.Bare(text[..PlainText.Format(format.Form, row, ordinal, text)]);
                break;
            default: writer.Value(row.Text(ordinal)); break;
        }
    }
}
