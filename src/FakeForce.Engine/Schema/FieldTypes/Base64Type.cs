using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>A file's bytes, sent as base64 text.</summary>
internal sealed class Base64Type : FieldType
{
    public override string Name => "base64";
    public override string SoapType => "xsd:base64Binary";
    public override StorageKind Storage => StorageKind.Blob;

    public override Coerced Coerce(in InputValue input, Field field)
    {
        if (input.IsBlank) return Value.Null;
        if (input.Kind != InputKind.String) return Unreadable.As(Name, SoapType, input, field);
        var bytes = new byte[input.Text!.Length * 3 / 4 + 3];
        return Convert.TryFromBase64String(input.Text, bytes, out var written)
            ? Value.OfBlob(bytes[..written])
            : Unreadable.As(Name, SoapType, input, field);
    }
}
