namespace FakeForce.Engine.Events.Avro;

/// <summary>An Avro type in the binary form of Avro itself, as the state keeps it: the kind, then what the kind has.</summary>
internal static class AvroTypeBytes
{
    private static readonly AvroType[] primitives = [AvroType.Null, AvroType.Boolean, AvroType.Int, AvroType.Long, AvroType.Double, AvroType.String];

    public static byte[] Write(AvroType type)
    {
        var buffer = new AvroBuffer();
        Write(type, buffer);
        return buffer.Written.ToArray();
    }

    public static AvroType Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new AvroReader(bytes);
        return Read(ref reader);
    }

    private static void Write(AvroType type, AvroBuffer to)
    {
        Number(to, (long)type.Kind);
        switch (type.Kind)
        {
            case AvroKind.Record:
                to.Text(type.Name);
                Number(to, type.Fields.Count);
                foreach (var field in type.Fields)
                {
                    to.Text(field.Name);
                    to.Text(field.Doc ?? "");
                    Write(field.Type, to);
                }
                break;
            case AvroKind.Enum:
                to.Text(type.Name);
                to.Texts(type.Symbols);
                break;
            case AvroKind.Array: Write(type.Items!, to); break;
            case AvroKind.Union:
                Number(to, type.Branches.Count);
                foreach (var branch in type.Branches) Write(branch, to);
                break;
        }
    }

    private static AvroType Read(ref AvroReader from)
    {
        var kind = (AvroKind)from.Choice((int)AvroKind.Union + 1);
        return kind switch
        {
            AvroKind.Record => AvroType.Record(from.String(), Fields(ref from)),
            AvroKind.Enum => AvroType.Enum(from.String(), from.Strings()),
            AvroKind.Array => AvroType.Array(Read(ref from)),
            AvroKind.Union => AvroType.Union(Branches(ref from)),
            _ => primitives[(int)kind],
        };
    }

    private static AvroField[] Fields(ref AvroReader from)
    {
        var fields = new AvroField[from.Int()];
        for (var i = 0; i < fields.Length; i++)
        {
            var (name, doc) = (from.String(), from.String());
            fields[i] = new AvroField(name, Read(ref from), doc.Length > 0 ? doc : null);
        }
        return fields;
    }

    private static AvroType[] Branches(ref AvroReader from)
    {
        var branches = new AvroType[from.Int()];
        for (var i = 0; i < branches.Length; i++) branches[i] = Read(ref from);
        return branches;
    }

    private static void Number(AvroBuffer to, long value)
    {
        to.Reserve(AvroBuffer.NumberLength);
        to.Number(value);
    }
}
