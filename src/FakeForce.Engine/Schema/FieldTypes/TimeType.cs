using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>A time of day, <c>HH:mm:ss.SSSZ</c>, stored as milliseconds since midnight.</summary>
internal sealed class TimeType : FieldType
{
    public override string Name => "time";
    public override string SoapType => "xsd:time";
    public override StorageKind Storage => StorageKind.Integer;

    public override Coerced Coerce(in InputValue input, Field field)
    {
        if (input.IsBlank) return Value.Null;
        var text = input.Kind == InputKind.String ? input.Text.AsSpan().Trim() : default;
        return DateTimeReader.TryTime(text, out var milliseconds, out var read) && text[read..] is ("" or "Z")
            ? Value.Of(milliseconds)
            : Unreadable.As(Name, SoapType, input, field);
    }
}
