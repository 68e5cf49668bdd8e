using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Seeds;
using FakeForce.Engine.State;
using FakeForce.Server.Json;

namespace FakeForce.Server.Control.Seeds;

/// <summary>The records of a table as JSON, block by block. A tree names them and has references by those names; otherwise they have their ids.</summary>
internal sealed class ExportedRecords(Export export, ExportedTable table, bool isTree)
{
    public const int BlockBytes = 64 << 10;

    private readonly FieldFormat[] formats = [.. table.Fields(all: !isTree).Select(FieldFormat.Of)];
    private readonly HashSet<Field> sayingNull = [.. table.Fields(all: true).Where(table.MustSayNull)];

    public async Task WriteAsync(JsonOut json, Stream target, CancellationToken cancel)
    {
        foreach (var (id, row) in table.Rows)
        {
            Write(json, id, row);
            if (json.Written.Length < BlockBytes) continue;
            await target.WriteAsync(json.Written, cancel);
            json.Clear();
        }
    }

    private void Write(JsonOut json, RecordId id, Row row)
    {
        json.BeginObject();
        if (isTree) json.Name("attributes"u8).BeginObject().Name("type"u8).String(table.Type.Name).Name("referenceId"u8).String(NameOf(table, id)).EndObject();
        else json.Name("Id"u8).Id(id);
        foreach (var format in formats)
        {
            var field = format.Field;
            if (format.Form == FieldForm.Boolean) json.Name(format.Name).Boolean(row.Boolean(field.Ordinal));
            else if (row.Has(field.Ordinal)) WriteIfThere(json, format, row);
            else if (sayingNull.Contains(field)) json.Name(format.Name).Null();
        }
        json.EndObject();
    }

    // A file's document, say, is made anew with its version.
    private void WriteIfThere(JsonOut json, FieldFormat format, Row row)
    {
        if (!isTree || format.Form != FieldForm.Reference || export.IsWithinReach(row.Reference(format.Field.Ordinal))) Write(json.Name(format.Name), format, row);
    }

    private void Write(JsonOut json, FieldFormat format, Row row)
    {
        var ordinal = format.Field.Ordinal;
        switch (format.Form)
        {
            case FieldForm.Integer: json.Number(row.Integer(ordinal)); break;
            case FieldForm.Double: json.Double(row.Double(ordinal)); break;
            case FieldForm.Date: json.Date(row.Integer(ordinal)); break;
            case FieldForm.DateTime: json.DateTime(row.Integer(ordinal)); break;
            case FieldForm.Time: json.Time(row.Integer(ordinal)); break;
            case FieldForm.Reference: Reference(json, row.Reference(ordinal)); break;
            case FieldForm.Blob: json.String(Convert.ToBase64String(row.Blob(ordinal))); break;
            default: json.String(row.Text(ordinal)); break;
        }
    }

    private void Reference(JsonOut json, RecordId id)
    {
        if (isTree && export.TableOf(id) is { } other) json.String("@" + NameOf(other, id));
        else json.Id(id);
    }

    // The CLI's own form: AccountRef1, AccountRef2 …
    private static string NameOf(ExportedTable of, RecordId id) => string.Create(CultureInfo.InvariantCulture, $"{of.Type.Name}Ref{id.Number - of.First + 1}");
}
