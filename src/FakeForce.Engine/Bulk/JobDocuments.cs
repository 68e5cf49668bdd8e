using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk;

/// <summary>
/// Where the state keeps jobs: <c>bulk/750…</c> the job, <c>bulk/750…/data/1/0</c> a piece of its first upload,
/// <c>bulk/750…/result/0</c> what became of a chunk, <c>bulk/750…/found/0</c> a piece of what a query found, <c>bulk/number</c> the number of the newest job.
/// </summary>
internal static class JobDocuments
{
    private const string NumberKey = "bulk/number";
    private static readonly KeyPrefix Prefix = KeyPrefix.Parse("750");

    public static BulkJob? Find(OrgState state, RecordId id) => Stored.ReadOrNull<BulkJob>(state.Documents.GetValueOrDefault(Key(id)));

    public static BulkJob? Find(Transaction transaction, RecordId id) => Stored.ReadOrNull<BulkJob>(transaction.Document(Key(id)));

    /// <summary>Oldest first.</summary>
    public static IEnumerable<BulkJob> All(OrgState state)
    {
        var newest = NewestNumber(state);
        for (long number = 1; number <= newest; number++)
            if (Find(state, new RecordId(Prefix, number)) is { } job) yield return job;
    }

    /// <summary>Of the jobs of both Bulk APIs.</summary>
    public static long NewestNumber(OrgState state) => Newest(state.Documents.GetValueOrDefault(NumberKey));

    public static RecordId NextId(Transaction transaction)
    {
        var number = Newest(transaction.Document(NumberKey)) + 1;
        transaction.SetDocument(NumberKey, BitConverter.GetBytes(number));
        return new RecordId(Prefix, number);
    }

    public static void Save(Transaction transaction, BulkJob job) => transaction.SetDocument(Key(job.Id), Stored.Bytes(job));

    public static void SavePiece(Transaction transaction, RecordId id, int upload, int piece, byte[] packed) => transaction.SetDocument(PieceKey(id, upload, piece), packed);

    public static void SaveResult(Transaction transaction, RecordId id, int chunk, byte[] result) => transaction.SetDocument(ResultKey(id, chunk), result);

    /// <summary>False if the job is gone, and so its pieces not wanted.</summary>
    public static bool SaveFound(Transaction transaction, RecordId id, int piece, byte[] bytes)
    {
        if (Find(transaction, id) is null) return false;
        transaction.SetDocument(FoundKey(id, piece), bytes);
        return true;
    }

    public static IEnumerable<byte[]> FoundOf(OrgState state, BulkJob job) => Enumerable.Range(0, job.FoundPieces).Select(piece => state.Documents[FoundKey(job.Id, piece)]);

    // Holds the pieces and not the state, which a long run would else keep as it was at its start.
    public static CsvData DataOf(OrgState state, BulkJob job)
    {
        var count = (int)((job.UploadLength + CsvData.PieceBytes - 1) / CsvData.PieceBytes);
        var pieces = new byte[count][];
        for (var i = 0; i < count; i++) pieces[i] = state.Documents[PieceKey(job.Id, job.Upload, i)];
        return new(job.UploadLength, (piece, target) => Deflate.Unpack(pieces[piece], target));
    }

    public static byte[] ResultOf(OrgState state, RecordId id, int chunk) => state.Documents[ResultKey(id, chunk)];

    /// <summary>Takes away the job with all that belongs to it.</summary>
    public static void Delete(Transaction transaction, BulkJob job)
    {
        for (var upload = 1; upload <= job.UploadsBegun; upload++) DeletePieces(transaction, job.Id, upload);
        for (var chunk = 0; chunk < job.Chunks; chunk++) transaction.SetDocument(ResultKey(job.Id, chunk), null);
        DeleteFound(transaction, job.Id);
        transaction.SetDocument(Key(job.Id), null);
    }

    /// <summary>Of what queries found the newest stays, up to a length in all.</summary>
    public static void TrimFound(Transaction transaction, long mostBytes)
    {
        var kept = 0L;
        foreach (var job in All(transaction.Freeze()).Where(job => job.FoundPieces > 0).Reverse())
        {
            kept += job.FoundBytes;
            if (kept <= mostBytes) continue;
            DeleteFound(transaction, job.Id);
            Save(transaction, job with { FoundPieces = 0, FoundBytes = 0 });
        }
    }

    public static void DeletePieces(Transaction transaction, RecordId id, int upload)
    {
        for (var piece = 0; transaction.Document(PieceKey(id, upload, piece)) is not null; piece++) transaction.SetDocument(PieceKey(id, upload, piece), null);
    }

    private static void DeleteFound(Transaction transaction, RecordId id)
    {
        for (var piece = 0; transaction.Document(FoundKey(id, piece)) is not null; piece++) transaction.SetDocument(FoundKey(id, piece), null);
    }

    private static string Key(RecordId id) => $"bulk/{id}";
    private static string PieceKey(RecordId id, int upload, int piece) => FormattableString.Invariant($"bulk/{id}/data/{upload}/{piece}");
    private static string ResultKey(RecordId id, int chunk) => FormattableString.Invariant($"bulk/{id}/result/{chunk}");
    private static string FoundKey(RecordId id, int piece) => FormattableString.Invariant($"bulk/{id}/found/{piece}");
    private static long Newest(byte[]? stored) => stored is null ? 0 : BitConverter.ToInt64(stored);
}
