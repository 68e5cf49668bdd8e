using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk;

/// <summary>
/// Where the state keeps jobs: <c>bulk/750…</c> the job, <c>bulk/750…/data/1/0</c> a piece of its first upload,
/// <c>bulk/750…/result/0</c> what became of a chunk, <c>bulk/number</c> the number of the newest job.
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

    public static void SavePiece(Transaction transaction, RecordId id, int upload, int piece, byte[] bytes) => transaction.SetDocument(PieceKey(id, upload, piece), bytes);

    public static void SaveResult(Transaction transaction, RecordId id, int chunk, byte[] result) => transaction.SetDocument(ResultKey(id, chunk), result);

    // Holds the pieces and not the state, which a long run would else keep as it was at its start.
    public static CsvData DataOf(OrgState state, BulkJob job)
    {
        var count = (int)((job.UploadLength + CsvData.PieceBytes - 1) / CsvData.PieceBytes);
        var pieces = new byte[count][];
        for (var i = 0; i < count; i++) pieces[i] = state.Documents[PieceKey(job.Id, job.Upload, i)];
        return new(job.UploadLength, piece => pieces[piece]);
    }

    public static byte[] ResultOf(OrgState state, RecordId id, int chunk) => state.Documents[ResultKey(id, chunk)];

    /// <summary>Takes away the job with all that belongs to it.</summary>
    public static void Delete(Transaction transaction, BulkJob job)
    {
        for (var upload = 1; upload <= job.UploadsBegun; upload++) DeletePieces(transaction, job.Id, upload);
        for (var chunk = 0; chunk < job.Chunks; chunk++) transaction.SetDocument(ResultKey(job.Id, chunk), null);
        transaction.SetDocument(Key(job.Id), null);
    }

    public static void DeletePieces(Transaction transaction, RecordId id, int upload)
    {
        for (var piece = 0; transaction.Document(PieceKey(id, upload, piece)) is not null; piece++) transaction.SetDocument(PieceKey(id, upload, piece), null);
    }

    private static string Key(RecordId id) => $"bulk/{id}";
    private static string PieceKey(RecordId id, int upload, int piece) => FormattableString.Invariant($"bulk/{id}/data/{upload}/{piece}");
    private static string ResultKey(RecordId id, int chunk) => FormattableString.Invariant($"bulk/{id}/result/{chunk}");
    private static long Newest(byte[]? stored) => stored is null ? 0 : BitConverter.ToInt64(stored);
}
