using System.Globalization;

namespace FakeForce.Engine.Events.Avro;

/// <summary>
/// changedFields and nulledFields as Pub/Sub API sends them: one bitmap of the top-level fields (bit 0, from the right, is the
/// header), then one per compound as place-bitmap. Hexadecimal in whole bytes, capital letters: ["0x400000", "4-0x01"] (Change Data
/// Capture Developer Guide, "Get Compound Fields in Change Events").
/// </summary>
internal static class FieldBitmap
{
    /// <summary>The fields of <paramref name="mask"/>. Nothing for an empty set.</summary>
    public static List<string> Write(EventSchema schema, FieldMask mask)
    {
        var fields = schema.Type.Fields;
        var compounds = schema.Compounds;
        var (top, nested) = (new byte[fields.Count / 8 + 1], new List<string>());
        for (var i = 1; i < fields.Count; i++)
        {
            // A person's full name is made of its parts and no field of its own.
            if (compounds.TryGetValue(fields[i].Name, out var compound) && Parts(compound, mask) is { } parts)
                nested.Add(i.ToString(CultureInfo.InvariantCulture) + "-" + Hex(parts));
            else if (schema.Source.TryField(fields[i].Name, out var field) && mask.Has(field.Ordinal)) Set(top, i);
        }
        if (top.AsSpan().ContainsAnyExcept((byte)0)) nested.Insert(0, Hex(top));
        return nested;
    }

    /// <summary>The names that bitmaps stand for: Phone, and Compound.Part for parts.</summary>
    public static List<string> Read(AvroType record, IEnumerable<string> bitmaps)
    {
        var names = new List<string>();
        foreach (var bitmap in bitmaps)
        {
            if (bitmap.Split('-') is not [var place, var bits]) AddNames(names, record, bitmap, "");
            else if (record.Fields.ElementAtOrDefault(int.Parse(place, CultureInfo.InvariantCulture)) is { Record: { } inner } whole) AddNames(names, inner, bits, whole.Name + ".");
        }
        return names;
    }

    /// <summary>The bitmaps of names such as Phone and BillingAddress.Street. Throws <see cref="FormatException"/> for a name of no field.</summary>
    public static List<string> Of(AvroType record, IEnumerable<string> names)
    {
        var (top, nested) = (new byte[record.Fields.Count / 8 + 1], new SortedDictionary<int, byte[]>());
        foreach (var name in names)
        {
            var parts = name.Split('.', 2);
            var place = PlaceOf(record, parts[0]);
            if (place < 1) throw new FormatException($"there is no field {name}");
            if (parts.Length == 1) Set(top, place);
            else if (record.Fields[place].Record is { } inner && PlaceOf(inner, parts[1]) is >= 0 and var part)
            {
                if (!nested.TryGetValue(place, out var bits)) nested[place] = bits = new byte[inner.Fields.Count / 8 + 1];
                Set(bits, part);
            }
            else throw new FormatException($"there is no field {name}");
        }
        var bitmaps = nested.Select(compound => compound.Key.ToString(CultureInfo.InvariantCulture) + "-" + Hex(compound.Value)).ToList();
        if (top.AsSpan().ContainsAnyExcept((byte)0)) bitmaps.Insert(0, Hex(top));
        return bitmaps;
    }

    private static int PlaceOf(AvroType record, string name)
    {
        for (var i = 0; i < record.Fields.Count; i++)
            if (record.Fields[i].Name == name) return i;
        return -1;
    }

    private static void AddNames(List<string> names, AvroType record, string hex, string prefix)
    {
        var bytes = Convert.FromHexString(hex.AsSpan(2));
        for (var i = 0; i < record.Fields.Count && i / 8 < bytes.Length; i++)
            if ((bytes[^(i / 8 + 1)] & 1 << i % 8) != 0) names.Add(prefix + record.Fields[i].Name);
    }

    private static byte[]? Parts(Compound compound, FieldMask mask)
    {
        byte[]? bits = null;
        for (var i = 0; i < compound.Parts.Count; i++)
            if (compound.Parts[i] is { } part && mask.Has(part.Ordinal)) Set(bits ??= new byte[compound.Parts.Count / 8 + 1], i);
        return bits;
    }

    private static void Set(byte[] bits, int place) => bits[place / 8] |= (byte)(1 << place % 8);

    private static string Hex(byte[] littleEndian)
    {
        var length = littleEndian.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
        Span<byte> bytes = littleEndian.AsSpan(0, length).ToArray();
        bytes.Reverse();
        return "0x" + Convert.ToHexString(bytes);
    }
}
