namespace FakeForce.Engine.Bulk.Classic;

/// <summary>Sent rows as bytes: of each row the number of values, the names and values, and the problem.</summary>
internal static class SentRows
{
    public static byte[] Pack(IReadOnlyList<SentRow> rows)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(rows.Count);
        foreach (var row in rows)
        {
            writer.Write7BitEncodedInt(row.Values.Count);
            foreach (var (name, value) in row.Values)
            {
                writer.Write(name);
                Put(writer, value);
            }
            Put(writer, row.Problem);
        }
        return bytes.ToArray();
    }

    public static IReadOnlyList<SentRow> Unpack(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var rows = new SentRow[reader.Read7BitEncodedInt()];
        for (var i = 0; i < rows.Length; i++)
        {
            var values = new KeyValuePair<string, string?>[reader.Read7BitEncodedInt()];
            for (var j = 0; j < values.Length; j++) values[j] = new(reader.ReadString(), Take(reader));
            rows[i] = new SentRow(values, Take(reader));
        }
        return rows;
    }

    private static void Put(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null) writer.Write(text);
    }

    private static string? Take(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
