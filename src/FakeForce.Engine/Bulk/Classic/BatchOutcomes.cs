using FakeForce.Engine.Records;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>What became of a chunk's rows, as bytes: <c>id u64 | created | errors (code, text, fields)</c>.</summary>
internal static class BatchOutcomes
{
    public static byte[] Pack(IReadOnlyList<SaveResult> results)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(results.Count);
        foreach (var result in results)
        {
            // Like the calls of SOAP, whose results they are, failures have no id.
            writer.Write(result.Success ? result.Id?.Bits ?? 0 : 0);
            writer.Write(result.Created);
            writer.Write7BitEncodedInt(result.Errors.Count);
            foreach (var error in result.Errors)
            {
                writer.Write(error.Code);
                writer.Write(error.Message);
                writer.Write7BitEncodedInt(error.Fields.Count);
                foreach (var field in error.Fields) writer.Write(field);
            }
        }
        return bytes.ToArray();
    }

    public static IEnumerable<SaveResult> Unpack(byte[] packed)
    {
        using var reader = new BinaryReader(new MemoryStream(packed));
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var bits = reader.ReadUInt64();
            yield return new SaveResult(bits == 0 ? null : new RecordId(bits), reader.ReadBoolean(), Errors(reader));
        }
    }

    private static SaveError[] Errors(BinaryReader reader)
    {
        var errors = new SaveError[reader.Read7BitEncodedInt()];
        for (var i = 0; i < errors.Length; i++) errors[i] = new SaveError(reader.ReadString(), reader.ReadString(), Texts(reader));
        return errors;
    }

    private static string[] Texts(BinaryReader reader)
    {
        var texts = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < texts.Length; i++) texts[i] = reader.ReadString();
        return texts;
    }
}
