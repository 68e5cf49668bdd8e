namespace FakeForce.Engine.Journal;

/// <summary>
/// How far the two files of a journal have come, and what went wrong with them. LiteDB must not see a write fail: the
/// transaction that it then leaves behind throws in its finalizer, and that ends the process. So after the first failure
/// nothing more reaches either file, as after a kill, and whoever waits for a commit hears why.
/// </summary>
internal sealed class JournalProgress
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly object gate = new();
    private long confirmed;
    private Exception? failure;

    /// <summary>Transactions whose last page has been written.</summary>
    public long Confirmed
    {
        get { lock (gate) return confirmed; }
    }

    public bool HasFailed
    {
        get { lock (gate) return failure is not null; }
    }

    public void Confirm()
    {
        lock (gate)
        {
            confirmed++;
            Monitor.PulseAll(gate);
        }
    }

    public void Fail(Exception cause)
    {
        lock (gate)
        {
            failure ??= cause;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Returns once this many transactions are in the file. Throws what kept them from it.</summary>
    public void WaitFor(long transactions)
    {
        lock (gate)
        {
            while (confirmed < transactions)
            {
                if (failure is not null) throw new IOException(failure.Message, failure);
                if (!Monitor.Wait(gate, patience)) throw new IOException("LiteDB has not written its log");
            }
        }
    }
}
