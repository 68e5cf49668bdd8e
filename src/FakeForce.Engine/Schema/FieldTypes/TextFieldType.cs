using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// What all types that store text have in common: white space at the ends goes, nothing but white space is null, and
/// the length counts UTF-16 units. JSON numbers and booleans are taken as they are written.
/// Trimming and the latter are assumed. The Bulk API guide says that CSV values are not trimmed while they are parsed.
/// </summary>
internal abstract class TextFieldType : FieldType
{
    public override string SoapType => "xsd:string";
    public override StorageKind Storage => StorageKind.Text;

    public sealed override Coerced Coerce(in InputValue input, Field field)
    {
        if (input.IsBlank) return Value.Null;
        if (input.Kind == InputKind.Record) throw Unreadable.Json(Name, input);
        var text = input.Kind switch
        {
            InputKind.True => "true",
            InputKind.False => "false",
            _ => Trimmed(input.Text!),
        };
        return Check(text, field);
    }

    // No byte stands for more than one UTF-16 unit, and white space beyond ASCII is longer than one byte.
    internal sealed override Coerced CoerceUtf8(ReadOnlySpan<byte> utf8, Field field) =>
        TakesAll && utf8.Length > 0 && IsPrintable(utf8[0]) && IsPrintable(utf8[^1]) && (field.Length == 0 || utf8.Length <= field.Length)
            ? Value.OfUtf8(utf8.ToArray()) : base.CoerceUtf8(utf8, field);

    /// <summary>True if a trimmed text can only be too long.</summary>
    protected virtual bool TakesAll => true;

    private static bool IsPrintable(byte b) => b is > 0x20 and < 0x7f;

    protected virtual string Trimmed(string text) => text.Trim();

    protected virtual Coerced Check(string text, Field field) => FitsLength(text, field);

    /// <summary>The text begins with the field's label and repeats the value.</summary>
    protected static Coerced FitsLength(string text, Field field) => field.Length > 0 && text.Length > field.Length
        ? new SaveError("STRING_TOO_LONG", $"{field.Label}: data value too large: {text} (max length={field.Length})", field.Name)
        : Value.Of(text);
}
