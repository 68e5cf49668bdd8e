using FakeForce.Engine.Bulk.Csv;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>
/// Data on their way into a job, written piece by piece as they come. They count once they are complete; what an upload
/// that broke off with its process has left goes with the job.
/// </summary>
public sealed class BulkUpload
{
    private readonly Org org;
    private readonly RecordId id;
    private readonly int number;
    private readonly byte[] piece = new byte[CsvData.PieceBytes];
    private int filled, pieces;
    private long length;

    private BulkUpload(Org org, RecordId id, int number) => (this.org, this.id, this.number) = (org, id, number);

    internal static async ValueTask<BulkUpload> BeginAsync(Org org, RecordId id, CancellationToken cancel)
    {
        var job = await JobSteps.ChangeAsync(org, id, (job, transaction) => Checked(job, transaction.Now) with { UploadsBegun = job.UploadsBegun + 1 }, cancel).ConfigureAwait(false);
        return new BulkUpload(org, id, job.UploadsBegun);
    }

    public async ValueTask AddAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        while (bytes.Length > 0)
        {
            var count = Math.Min(bytes.Length, piece.Length - filled);
            bytes[..count].CopyTo(piece.AsMemory(filled));
            filled += count;
            bytes = bytes[count..];
            if (filled == piece.Length) await FlushAsync(cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the data the job's; fails if another upload was quicker.</summary>
    public async ValueTask<BulkJob> FinishAsync(CancellationToken cancel)
    {
        if (filled > 0) await FlushAsync(cancel).ConfigureAwait(false);
        return await JobSteps.ChangeAsync(org, id, (job, transaction) => Checked(job, transaction.Now) with { Upload = number, UploadLength = length }, cancel).ConfigureAwait(false);
    }

    /// <summary>Takes away what has come of data that will not be complete.</summary>
    public async ValueTask DropAsync() => await org.WriteAsync(transaction =>
    {
        JobDocuments.DeletePieces(transaction, id, number);
        return true;
    }, CancellationToken.None).ConfigureAwait(false);

    private static BulkJob Checked(BulkJob job, DateTimeOffset now)
    {
        JobMoves.CheckUpload(job);
        JobAges.CheckTakesData(job, now);
        return job.HasData ? throw JobErrors.UploadedTwice(job.Id) : job;
    }

    private async ValueTask FlushAsync(CancellationToken cancel)
    {
        var packed = Deflate.Pack(piece.AsSpan(0, filled));
        var index = pieces++;
        length += filled;
        filled = 0;
        await org.WriteAsync(transaction =>
        {
            // The job may have been deleted meanwhile; then nothing would ever take these bytes away.
            if (JobDocuments.Find(transaction, id) is null) throw JobErrors.NotFound();
            JobDocuments.SavePiece(transaction, id, number, index, packed);
            return true;
        }, cancel).ConfigureAwait(false);
    }
}
