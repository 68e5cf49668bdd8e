using System.Globalization;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// Numbers with decimals. What is behind the <see cref="Field.Scale"/>th decimal is rounded half up; more digits before
/// the point than <see cref="Field.Precision"/> leaves room for is an error. Numbers in quotes are taken.
/// </summary>
internal abstract class DecimalFieldType : FieldType
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent
        | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public sealed override string SoapType => "xsd:double";
    public sealed override StorageKind Storage => StorageKind.Double;

    public sealed override Coerced Coerce(in InputValue input, Field field)
    {
        if (input.IsBlank) return Value.Null;
        if (input.Kind is not (InputKind.Number or InputKind.String) || !TryRead(input.Text!, out var number)) return Unreadable.As(Name, SoapType, input, field);
        var rounded = Round(input.Text!, number, field.Scale);
        return Math.Abs(rounded) < Largest(field) ? Value.Of(rounded) : OutOfRange(input, field);
    }

    internal sealed override Coerced CoerceUtf8(ReadOnlySpan<byte> utf8, Field field)
    {
        var isShort = PlainNumber.TryRead(utf8, Math.Max(0, field.Scale), out var digits, out var decimals);
        var number = digits / PlainNumber.Powers[decimals];
        return isShort && Math.Abs(number) < Largest(field) ? Value.Of(number) : base.CoerceUtf8(utf8, field);
    }

    internal static SaveError OutOfRange(in InputValue input, Field field) =>
        new("NUMBER_OUTSIDE_VALID_RANGE", $"{field.Label}: value outside of valid range on numeric field: {input.Text!.Trim()}", field.Name);

    // .NET also reads NaN and Infinity, which have no digits.
    private static bool TryRead(string text, out double number) =>
        double.TryParse(text, Number, CultureInfo.InvariantCulture, out number) && text.AsSpan().IndexOfAnyInRange('0', '9') >= 0;

    private static double Largest(Field field) => Room(field) is >= 0 and var room && room < PlainNumber.Powers.Length ? PlainNumber.Powers[room] : Math.Pow(10, Room(field));

    private static int Room(Field field) => (field.Precision > 0 ? field.Precision : 18) - field.Scale;

    // Decimal arithmetic keeps 1.005 from becoming 1.00; what decimal cannot hold is far beyond every precision.
    private static double Round(string text, double number, int scale) =>
        decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out var exact)
            ? (double)Math.Round(exact, Math.Clamp(scale, 0, 28), MidpointRounding.AwayFromZero)
            : number;
}
