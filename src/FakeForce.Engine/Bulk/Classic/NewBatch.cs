using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>How a batch comes into a job: 1. it gets its id, 2. its bytes are stored piece by piece, 3. it is there.</summary>
internal static class NewBatch
{
    public static async ValueTask<(ClassicJob Job, ClassicBatch Batch)> AddAsync(Org org, RecordId job, BatchContent content, CancellationToken cancel)
    {
        var (numbered, id) = await org.WriteAsync(transaction => ClassicDocuments.Next(transaction, Open(transaction, job)), cancel).ConfigureAwait(false);
        var rows = content.Rows is null ? [] : SentRows.Pack(content.Rows);
        await BatchBytes.SaveAsync(org, id, BatchBytes.Request, content.Request, cancel).ConfigureAwait(false);
        await BatchBytes.SaveAsync(org, id, BatchBytes.Rows, rows, cancel).ConfigureAwait(false);
        return await org.WriteAsync(transaction => Add(transaction, job, new ClassicBatch
        {
            Id = id,
            JobId = job,
            CreatedDate = transaction.Now,
            SystemModstamp = transaction.Now,
            Place = numbered.Batches,
            RequestLength = content.Request.Length,
            RowsLength = rows.Length,
            Refusal = content.Refusal,
        }), cancel).ConfigureAwait(false);
    }

    private static (ClassicJob, ClassicBatch) Add(Transaction transaction, RecordId jobId, ClassicBatch batch)
    {
        var job = Open(transaction, jobId);
        ClassicDocuments.Save(transaction, batch);
        return (job, batch);
    }

    private static ClassicJob Open(Transaction transaction, RecordId id)
    {
        var job = ClassicDocuments.Job(transaction, id) ?? throw ClassicErrors.NoJob(id.ToString());
        if (job.State != ClassicJobState.Open) throw ClassicErrors.NotOpen(job.State);
        return transaction.Now - job.CreatedDate > BatchLimits.OpenTime ? throw ClassicErrors.TooOld(id) : job;
    }
}
