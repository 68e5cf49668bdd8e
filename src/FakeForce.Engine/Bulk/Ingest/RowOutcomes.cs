using System.Buffers.Binary;
using System.Text;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>
/// What became of the rows of a chunk, packed: <c>kind u8 | id u64 | for failures the length i32 and text of sf__Error</c>.
/// </summary>
internal static class RowOutcomes
{
    private const int HeadBytes = 9;

    public static byte[] Pack(IReadOnlyList<SaveResult> results, IReadOnlyList<IngestRow> rows)
    {
        using var bytes = new MemoryStream(results.Count * HeadBytes);
        Span<byte> number = stackalloc byte[8];
        for (var i = 0; i < results.Count; i++)
        {
            var result = results[i];
            bytes.WriteByte((byte)(result.Success ? result.Created ? RowOutcomeKind.Created : RowOutcomeKind.Saved : RowOutcomeKind.Failed));
            BinaryPrimitives.WriteUInt64LittleEndian(number, (result.Success ? result.Id : IdOf(result, rows[i]))?.Bits ?? 0);
            bytes.Write(number);
            if (result.Success) continue;
            var error = Encoding.UTF8.GetBytes(ErrorText(result.Errors));
            BinaryPrimitives.WriteInt32LittleEndian(number, error.Length);
            bytes.Write(number[..4]);
            bytes.Write(error);
        }
        return bytes.ToArray();
    }

    public static RowOutcome Read(ReadOnlySpan<byte> packed, ref int at)
    {
        var kind = (RowOutcomeKind)packed[at];
        var id = new RecordId(BinaryPrimitives.ReadUInt64LittleEndian(packed[(at + 1)..]));
        at += HeadBytes;
        if (kind != RowOutcomeKind.Failed) return new RowOutcome(kind, id, default);
        var length = BinaryPrimitives.ReadInt32LittleEndian(packed[at..]);
        var error = packed.Slice(at + 4, length);
        at += 4 + length;
        return new RowOutcome(kind, id, error);
    }

    /// <summary><c>REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --</c>; without fields <c>…:--</c> (guide, "Get Job Failed Record Results").</summary>
    public static string ErrorText(IReadOnlyList<SaveError> errors) =>
        string.Concat(errors.Select(e => $"{e.Code}:{e.Message}:{string.Concat(e.Fields.Select(f => f + " "))}--"));

    private static RecordId? IdOf(SaveResult result, IngestRow row) =>
        result.Id ?? (row.Key is not null && RecordId.TryParse(row.Key, out var id) ? id : null);
}

internal enum RowOutcomeKind : byte { Failed, Saved, Created }

internal readonly ref struct RowOutcome(RowOutcomeKind kind, RecordId id, ReadOnlySpan<byte> error)
{
    public RowOutcomeKind Kind { get; } = kind;

    /// <summary>Empty where a create failed.</summary>
    public RecordId Id { get; } = id;
    public ReadOnlySpan<byte> Error { get; } = error;
}
