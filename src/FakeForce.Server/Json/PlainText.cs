using System.Buffers.Text;
using System.Text;
using FakeForce.Engine.State;

namespace FakeForce.Server.Json;

/// <summary>Numbers and moments of rows as they stand in CSV and in elements of XML: <c>45000.0</c>, <c>2026-05-01T10:00:00.000Z</c>.</summary>
internal static class PlainText
{
    /// <summary>What <see cref="Format"/> writes at most.</summary>
    public const int MaxLength = JavaDouble.MaxLength;

    /// <summary>The bytes written; 0 for a field that is neither a number nor a moment.</summary>
    public static int Format(FieldForm form, Row row, int ordinal, Span<byte> target) => form switch
    {
        FieldForm.Integer => Utf8Formatter.TryFormat(row.Integer(ordinal), target, out var written) ? written : 0,
        FieldForm.Double => JavaDouble.Format(row.Double(ordinal), target),
        FieldForm.Date => Moments.FormatDate(row.Integer(ordinal), target, quoted: false),
        FieldForm.DateTime => Moments.FormatDateTime(row.Integer(ordinal), target, zulu: true, quoted: false),
        FieldForm.Time => Moments.FormatTime(row.Integer(ordinal), target, quoted: false),
        _ => 0,
    };

    /// <summary>Any field's value; null where it has none.</summary>
    public static string? Of(Row row, FieldFormat format)
    {
        var ordinal = format.Field.Ordinal;
        if (format.Form == FieldForm.Boolean) return row.Boolean(ordinal) ? "true" : "false";
        if (!row.Has(ordinal)) return null;
        Span<byte> plain = stackalloc byte[MaxLength];
        return Format(format.Form, row, ordinal, plain) is > 0 and var length ? Encoding.ASCII.GetString(plain[..length])
            : format.Form == FieldForm.Reference ? row.Reference(ordinal).ToString()
            : Encoding.UTF8.GetString(row.Text(ordinal));
    }
}
