using System.Text;

namespace FakeForce.Engine.Events.Avro;

/// <summary>Goes through a payload from its first value to its last, as its schema says.</summary>
internal static class PayloadWalk
{
    /// <summary>Shows the whole payload. Throws <see cref="FormatException"/> if it does not fit the type to its last byte.</summary>
    public static void Visit(AvroType type, ReadOnlySpan<byte> payload, PayloadVisitor visitor)
    {
        var reader = new AvroReader(payload);
        Value(type, ref reader, visitor);
        if (!reader.IsAtEnd) throw new FormatException("it goes on behind its last field");
    }

    public static void Value(AvroType type, ref AvroReader reader, PayloadVisitor visitor)
    {
        switch (type.Kind)
        {
            case AvroKind.Null: visitor.Null(); break;
            case AvroKind.Boolean: visitor.Boolean(reader.Boolean()); break;
            case AvroKind.Int: visitor.Integer(reader.Int()); break;
            case AvroKind.Long: visitor.Integer(reader.Number()); break;
            case AvroKind.Double: visitor.Double(reader.Double()); break;
            case AvroKind.String: visitor.Text(reader.Text()); break;
            case AvroKind.Enum: visitor.Text(Encoding.UTF8.GetBytes(type.Symbols[reader.Choice(type.Symbols.Count)])); break;
            case AvroKind.Union: Value(type.Branches[reader.Choice(type.Branches.Count)], ref reader, visitor); break;
            case AvroKind.Array: Items(type, ref reader, visitor); break;
            case AvroKind.Record: Fields(type, ref reader, visitor); break;
        }
    }

    private static void Items(AvroType type, ref AvroReader reader, PayloadVisitor visitor)
    {
        visitor.BeginArray();
        for (var count = reader.Block(); count > 0; count = reader.Block())
            for (; count > 0; count--) Value(type.Items!, ref reader, visitor);
        visitor.EndArray();
    }

    private static void Fields(AvroType type, ref AvroReader reader, PayloadVisitor visitor)
    {
        visitor.BeginRecord();
        foreach (var field in type.Fields)
        {
            visitor.Name(field.Name);
            Value(field.Type, ref reader, visitor);
        }
        visitor.EndRecord();
    }
}
