using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// Where the state keeps jobs of Bulk API 1.0: <c>classic/750…</c> the job, whose number comes from the sequence of all bulk
/// jobs, <c>classic/750…/1</c> the id of its first batch, <c>classic/751…</c> a batch, <c>classic/751…/result/0</c> what became
/// of its first chunk, <c>classic/batches</c> the number of the newest batch.
/// </summary>
internal static class ClassicDocuments
{
    private const string NumberKey = "classic/batches";
    private static readonly KeyPrefix JobPrefix = KeyPrefix.Parse("750");
    private static readonly KeyPrefix BatchPrefix = KeyPrefix.Parse("751");

    public static ClassicJob? Job(OrgState state, RecordId id) => Stored.ReadOrNull<ClassicJob>(state.Documents.GetValueOrDefault(Key(id)));

    public static ClassicJob? Job(Transaction transaction, RecordId id) => Stored.ReadOrNull<ClassicJob>(transaction.Document(Key(id)));

    public static ClassicBatch? Batch(OrgState state, RecordId id) => Stored.ReadOrNull<ClassicBatch>(state.Documents.GetValueOrDefault(Key(id)));

    public static ClassicBatch? Batch(Transaction transaction, RecordId id) => Stored.ReadOrNull<ClassicBatch>(transaction.Document(Key(id)));

    /// <summary>Oldest first.</summary>
    public static IEnumerable<ClassicJob> Jobs(OrgState state)
    {
        for (long number = 1; number <= JobDocuments.NewestNumber(state); number++)
            if (Job(state, new RecordId(JobPrefix, number)) is { } job) yield return job;
    }

    /// <summary>In the order in which they were added. A batch whose request never arrived as a whole is none.</summary>
    public static IEnumerable<ClassicBatch> Batches(OrgState state, ClassicJob job)
    {
        for (var place = 1; place <= job.Batches; place++)
            if (BatchAt(state, job.Id, place) is { } batch) yield return batch;
    }

    public static ClassicBatch? BatchAt(OrgState state, RecordId job, int place) =>
        state.Documents.TryGetValue(PlaceKey(job, place), out var bits) ? Batch(state, new RecordId(BitConverter.ToUInt64(bits))) : null;

    public static void Save(Transaction transaction, ClassicJob job) => transaction.SetDocument(Key(job.Id), Stored.Bytes(job));

    public static void Save(Transaction transaction, ClassicBatch batch) => transaction.SetDocument(Key(batch.Id), Stored.Bytes(batch));

    /// <summary>The id of the job's next batch, and the job that knows of it.</summary>
    public static (ClassicJob Job, RecordId Batch) Next(Transaction transaction, ClassicJob job)
    {
        var number = (transaction.Document(NumberKey) is { } stored ? BitConverter.ToInt64(stored) : 0) + 1;
        transaction.SetDocument(NumberKey, BitConverter.GetBytes(number));
        var id = new RecordId(BatchPrefix, number);
        job = job with { Batches = job.Batches + 1, NewestBatch = transaction.Now };
        transaction.SetDocument(PlaceKey(job.Id, job.Batches), BitConverter.GetBytes(id.Bits));
        Save(transaction, job);
        return (job, id);
    }

    public static void SaveResult(Transaction transaction, RecordId batch, int chunk, byte[] result) => transaction.SetDocument(ResultKey(batch, chunk), result);

    public static byte[] Result(OrgState state, RecordId batch, int chunk) => state.Documents[ResultKey(batch, chunk)];

    /// <summary>Takes away the job with all that belongs to it.</summary>
    public static void Delete(Transaction transaction, ClassicJob job)
    {
        for (var place = 1; place <= job.Batches; place++)
        {
            if (transaction.Document(PlaceKey(job.Id, place)) is not { } bits) continue;
            var id = new RecordId(BitConverter.ToUInt64(bits));
            BatchBytes.Delete(transaction, id);
            for (var chunk = 0; transaction.Document(ResultKey(id, chunk)) is not null; chunk++) transaction.SetDocument(ResultKey(id, chunk), null);
            transaction.SetDocument(Key(id), null);
            transaction.SetDocument(PlaceKey(job.Id, place), null);
        }
        transaction.SetDocument(Key(job.Id), null);
    }

    private static string Key(RecordId id) => $"classic/{id}";
    private static string PlaceKey(RecordId job, int place) => FormattableString.Invariant($"classic/{job}/{place}");
    private static string ResultKey(RecordId batch, int chunk) => FormattableString.Invariant($"classic/{batch}/result/{chunk}");
}
