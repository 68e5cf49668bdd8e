namespace FakeForce.Engine.Journal;

/// <summary>
/// LiteDB's log, where every commit goes first. LiteDB writes it from a thread of its own and returns from a commit before
/// the pages are written, so <see cref="WaitFor"/> looks for the page that confirms the transaction. LiteDB also asks for
/// the disk, which costs milliseconds each time; this leaves the pages to the operating system, which keeps them when the
/// process is killed. Only a power cut loses commits, and then no more than <see cref="JournalOptions.SyncEvery"/> allows.
/// </summary>
internal sealed class LogFile(Stream file) : JournalFile(file)
{
    /// <summary>Where a page of LiteDB's file format 8 says that it is the last of its transaction.</summary>
    private const int ConfirmedAt = 18;

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly object written = new();
    private long confirmed;
    private bool isAhead;
    private Exception? failure;

    /// <summary>Transactions whose last page has been written.</summary>
    public long Confirmed
    {
        get { lock (written) return confirmed; }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            base.Write(buffer, offset, count);
        }
        catch (Exception e)
        {
            lock (written)
            {
                failure = e;
                Monitor.PulseAll(written);
            }
            throw;
        }
        lock (written)
        {
            isAhead = true;
            if (buffer[offset + ConfirmedAt] == 0) return;
            confirmed++;
            Monitor.PulseAll(written);
        }
    }

    public override void Flush() { }

    /// <summary>Returns once this many transactions are in the file. Throws what kept them from it.</summary>
    public void WaitFor(long transactions)
    {
        lock (written)
        {
            while (confirmed < transactions)
            {
                if (failure is not null) throw new IOException(failure.Message, failure);
                if (!Monitor.Wait(written, patience)) throw new IOException("LiteDB has not written its log");
            }
        }
    }

    /// <summary>A kill in the middle of a write leaves half a page. Its transaction was not confirmed, so it goes.</summary>
    public void DropTornPage()
    {
        if (File.Length % PageLength is > 0 and var torn) File.SetLength(File.Length - torn);
    }

    public override void Sync()
    {
        lock (written)
        {
            if (!isAhead) return;
            isAhead = false;
        }
        base.Sync();
    }
}
