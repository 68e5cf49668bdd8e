namespace FakeForce.Engine.Journal;

/// <summary>
/// LiteDB's log, where every commit goes first. LiteDB writes it from a thread of its own and returns from a commit before
/// the pages are written, so this counts the pages that confirm a transaction. LiteDB also asks for
/// the disk, which costs milliseconds each time; this leaves the pages to the operating system, which keeps them when the
/// process is killed. Only a power cut loses commits, and then no more than <see cref="JournalOptions.SyncEvery"/> allows.
/// </summary>
internal sealed class LogFile(Stream file, JournalProgress progress) : JournalFile(file, progress)
{
    /// <summary>Where a page of LiteDB's file format 8 says that it is the last of its transaction.</summary>
    private const int ConfirmedAt = 18;

    private volatile bool isAhead;
    private Task flush = Task.CompletedTask;

    public override void Flush() { }

    /// <summary>A kill in the middle of a write leaves half a page. Its transaction was not confirmed, so it goes.</summary>
    public void DropTornPage()
    {
        if (File.Length % PageLength is > 0 and var torn) File.SetLength(File.Length - torn);
    }

    public override void Sync()
    {
        if (!isAhead) return;
        isAhead = false;
        base.Sync();
    }

    /// <summary>
    /// Has the disk take what is written so far, without anybody waiting for it: commits would else stand still for as long as
    /// that takes, some hundred milliseconds of each second on a busy disk. One at a time.
    /// </summary>
    public void SyncSoon()
    {
        if (File is not FileStream real)
        {
            Sync();
            return;
        }
        if (!isAhead || !flush.IsCompleted) return;
        // Who must know that the disk has the log still waits for it: isAhead stays.
        var handle = real.SafeFileHandle;
        flush = Task.Run(() => Change(() => RandomAccess.FlushToDisk(handle)));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) flush.Wait();
        base.Dispose(disposing);
    }

    protected override void Written(ReadOnlySpan<byte> page)
    {
        isAhead = true;
        if (page[ConfirmedAt] != 0) Progress.Confirm();
    }
}
