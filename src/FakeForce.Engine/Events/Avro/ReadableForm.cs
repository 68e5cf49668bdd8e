using System.Globalization;
using System.Text;

namespace FakeForce.Engine.Events.Avro;

/// <summary>
/// A payload as CometD clients see it: dates and times as ISO texts, and of a change event only what it says something about:
/// the changed fields of an update, else those with a value (Change Data Capture Developer Guide, "Change Event Body Fields").
/// Its header has changedFields as names, and neither nulledFields nor diffFields ("ChangeEventHeader Fields").
/// </summary>
internal static class ReadableForm
{
    // A publisher may send any long as a date; what no calendar has stays a number.
    private static readonly long earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static void Visit(EventSchema schema, ReadOnlySpan<byte> payload, PayloadVisitor visitor) => Visit(schema.Type, schema.IsChangeEvent, payload, visitor);

    public static void Visit(AvroType type, bool isChangeEvent, ReadOnlySpan<byte> payload, PayloadVisitor visitor)
    {
        var reader = new AvroReader(payload);
        visitor.BeginRecord();
        if (isChangeEvent) ChangeEvent(type, ref reader, visitor);
        else foreach (var field in type.Fields) Field(field, ref reader, visitor);
        visitor.EndRecord();
    }

    private static void ChangeEvent(AvroType type, ref AvroReader reader, PayloadVisitor visitor)
    {
        visitor.Name(HeaderType.Name);
        var changed = Header(type, ref reader, visitor);
        foreach (var field in type.Fields.Skip(1)) Shown(field, "", changed, ref reader, visitor);
    }

    /// <summary>Shows the header and gives the names of the changed fields.</summary>
    private static HashSet<string> Header(AvroType type, ref AvroReader reader, PayloadVisitor visitor)
    {
        HashSet<string> changed = [];
        visitor.BeginRecord();
        foreach (var field in HeaderType.Field.Type.Fields)
        {
            if (field.Name is "nulledFields" or "diffFields") reader.Strings();
            else if (field.Name != "changedFields") Field(field, ref reader, visitor);
            else Names(changed = [.. FieldBitmap.Read(type, reader.Strings())], visitor);
        }
        visitor.EndRecord();
        return changed;
    }

    private static void Names(HashSet<string> changed, PayloadVisitor visitor)
    {
        visitor.Name("changedFields");
        visitor.BeginArray();
        foreach (var name in changed) visitor.Text(Encoding.UTF8.GetBytes(name));
        visitor.EndArray();
    }

    private static void Shown(AvroField field, string prefix, HashSet<string> changed, ref AvroReader reader, PayloadVisitor visitor)
    {
        var branch = field.Type.Branches[reader.Choice(field.Type.Branches.Count)];
        if (branch.Kind == AvroKind.Null)
        {
            if (!changed.Contains(prefix + field.Name)) return;
            visitor.Name(field.Name);
            visitor.Null();
            return;
        }
        visitor.Name(field.Name);
        if (branch.Kind != AvroKind.Record)
        {
            Value(field.Meaning, branch, ref reader, visitor);
            return;
        }
        visitor.BeginRecord();
        foreach (var part in branch.Fields) Shown(part, field.Name + ".", changed, ref reader, visitor);
        visitor.EndRecord();
    }

    private static void Field(AvroField field, ref AvroReader reader, PayloadVisitor visitor)
    {
        visitor.Name(field.Name);
        var type = field.Type.Kind == AvroKind.Union ? field.Type.Branches[reader.Choice(field.Type.Branches.Count)] : field.Type;
        Value(field.Meaning, type, ref reader, visitor);
    }

    private static void Value(string meaning, AvroType type, ref AvroReader reader, PayloadVisitor visitor)
    {
        if (type.Kind != AvroKind.Long || FormatOf(meaning) is not { } format)
        {
            PayloadWalk.Value(type, ref reader, visitor);
            return;
        }
        var milliseconds = reader.Number();
        if (milliseconds >= earliest && milliseconds <= latest) visitor.Text(Iso(milliseconds, format));
        else visitor.Integer(milliseconds);
    }

    private static string? FormatOf(string meaning) => meaning switch
    {
        "DateTime" => "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
        "DateOnly" => "yyyy-MM-dd",
        "TimeOnly" => "HH:mm:ss.fff'Z'",
        _ => null,
    };

    private static byte[] Iso(long milliseconds, string format) =>
        Encoding.ASCII.GetBytes(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString(format, CultureInfo.InvariantCulture));
}
