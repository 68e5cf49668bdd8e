using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// A day, stored as days since 1970-01-01. No time and no offset may follow (github.com/qoretechnologies/qore#3908), but the Z of
/// xsd:date where the value did not come as JSON: the samples of the Bulk API guide have it (1940-06-07Z).
/// </summary>
internal sealed class DateType : FieldType
{
    public override string Name => "date";
    public override string SoapType => "xsd:date";
    public override StorageKind Storage => StorageKind.Integer;

    public override Coerced Coerce(in InputValue input, Field field)
    {
        if (input.IsBlank) return Value.Null;
        return input.Kind == InputKind.String && DateTimeReader.TryDate(Day(input), out var days)
            ? ValidYears.Check(Value.Of(days), days * 86_400_000, field)
            : Unreadable.As(Name, SoapType, input, field);
    }

    private static ReadOnlySpan<char> Day(in InputValue input)
    {
        var text = input.Text.AsSpan().Trim();
        return !input.FromJson && text.Length == 11 && text[^1] == 'Z' ? text[..^1] : text;
    }
}
