using System.Text;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records;

/// <summary>
/// A value that its field's type has accepted, in the form in which a row stores it. <c>default</c> is null.
/// <see cref="Bits"/> holds booleans, integers, doubles (as their bits) and references; <see cref="Bytes"/> text and blobs.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    private Value(StorageKind kind, long bits, byte[]? bytes) => (Kind, Bits, Bytes) = (kind, bits, bytes);

    /// <summary><see cref="StorageKind.None"/> means null.</summary>
    public StorageKind Kind { get; }
    public long Bits { get; }
    public byte[]? Bytes { get; }

    public bool IsNull => Kind == StorageKind.None;
    public bool AsBoolean => Kind == StorageKind.Boolean && Bits != 0;
    public double AsDouble => BitConverter.Int64BitsToDouble(Bits);
    public RecordId AsId => new((ulong)Bits);
    public string AsText => Bytes is null ? "" : Encoding.UTF8.GetString(Bytes);

    public static Value Null => default;
    public static Value Of(bool value) => new(StorageKind.Boolean, value ? 1 : 0, null);
    public static Value Of(long value) => new(StorageKind.Integer, value, null);
    public static Value Of(double value) => new(StorageKind.Double, BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value), null);
    public static Value Of(RecordId id) => new(StorageKind.Reference, (long)id.Bits, null);

    /// <summary>Text; the empty string is null, as everywhere in Salesforce.</summary>
    public static Value Of(string? text) => string.IsNullOrEmpty(text) ? default : new(StorageKind.Text, 0, Encoding.UTF8.GetBytes(text));
    public static Value OfUtf8(byte[] text) => text.Length == 0 ? default : new(StorageKind.Text, 0, text);
    public static Value OfBlob(byte[] bytes) => bytes.Length == 0 ? default : new(StorageKind.Blob, 0, bytes);

    public bool Equals(Value other) => Kind == other.Kind && Bits == other.Bits && (Bytes ?? []).AsSpan().SequenceEqual(other.Bytes ?? []);
    public override bool Equals(object? obj) => obj is Value other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(Kind, Bits, Bytes?.Length);
    public static bool operator ==(Value left, Value right) => left.Equals(right);
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    public override string ToString() => Kind switch
    {
        StorageKind.None => "null",
        StorageKind.Text => AsText,
        StorageKind.Double => AsDouble.ToString(System.Globalization.CultureInfo.InvariantCulture),
        StorageKind.Reference => AsId.ToString(),
        StorageKind.Boolean => AsBoolean ? "true" : "false",
        StorageKind.Blob => $"{Bytes!.Length} bytes",
        _ => Bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
