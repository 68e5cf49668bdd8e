using System.Globalization;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>Whole numbers. A decimal point is refused, and so is more than <see cref="Field.Digits"/>.</summary>
internal abstract class IntegerFieldType : FieldType
{
    public override StorageKind Storage => StorageKind.Integer;

    protected abstract long Largest { get; }

    public sealed override Coerced Coerce(in InputValue input, Field field)
    {
        if (input.IsBlank) return Value.Null;
        if (input.Kind is not (InputKind.Number or InputKind.String) || !IsWhole(input.Text.AsSpan().Trim())) return Unreadable.As(Name, SoapType, input, field);
        var fits = long.TryParse(input.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number);
        return fits && number >= -Limit(field) && number <= Limit(field) ? Value.Of(number) : DecimalFieldType.OutOfRange(input, field);
    }

    internal sealed override Coerced CoerceUtf8(ReadOnlySpan<byte> utf8, Field field) =>
        PlainNumber.TryRead(utf8, 0, out var digits, out _) && Math.Abs(digits) <= Limit(field) ? Value.Of(digits) : base.CoerceUtf8(utf8, field);

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[0] is ('-' or '+')) text = text[1..];
        return !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private long Limit(Field field) => field.Digits is > 0 and < 18 ? Math.Min(Largest, (long)PlainNumber.Powers[field.Digits] - 1) : Largest;
}
