using System.Threading.Channels;

namespace FakeForce.Engine.State;

/// <summary>
/// The one way to write: a bounded channel of transactions, run in turn by a single drainer. The drainer is whichever
/// caller finds the lane idle, so a lone write costs no thread switch; callers that arrive meanwhile are picked up as one
/// batch, which is one journal entry and one flush (group commit). Where commits are dear (<paramref name="gathers"/>), the
/// drainer goes to the end of the thread pool's queue after each batch: those whom the batch has answered run first, and
/// what they write next is one batch again. A transaction that succeeded passes <paramref name="ending"/> before its commit. Without that 32 writers came in batches of six, and half as many a second.
/// </summary>
internal sealed class Lane(Func<OrgState> current, Action<OrgState, IReadOnlyList<Change>> commit, TimeProvider clock, bool gathers = false, Action<Transaction>? ending = null)
{
    private const int MaxBatch = 512;

    private readonly Channel<Work> channel = Channel.CreateBounded<Work>(
        new BoundedChannelOptions(4096) { SingleReader = true, AllowSynchronousContinuations = false });
    private readonly List<Work> batch = [];
    private int draining;

    /// <summary>
    /// Runs <paramref name="body"/> as a transaction; the result is handed out when the commit is durable. A body that
    /// throws leaves no trace, and its exception is the caller's.
    /// </summary>
    public async ValueTask<T> RunAsync<T>(Func<Transaction, T> body, CancellationToken cancel)
    {
        var work = new Work<T>(body);
        if (!channel.Writer.TryWrite(work)) await channel.Writer.WriteAsync(work, cancel).ConfigureAwait(false);
        if (Interlocked.Exchange(ref draining, 1) == 0) Drain(work);
        return work.Result.IsCompleted ? work.Result.GetAwaiter().GetResult() : await work.Result.ConfigureAwait(false);
    }

    // Drains until the channel is empty, or until the drainer's own work is done; then the rest goes to the pool, so that
    // no caller waits for the work of others.
    private void Drain(Work? own)
    {
        while (true)
        {
            while (DrainBatch())
            {
                if (own is { IsDone: false }) continue;
                var hasMore = own is not null && channel.Reader.TryPeek(out _);
                if (!hasMore && !(gathers && batch.Count > 1)) continue;
                ThreadPool.UnsafeQueueUserWorkItem(static lane => lane.Drain(null), this, preferLocal: false);
                return;
            }
            Volatile.Write(ref draining, 0);
            // Work that came between the last look and the release would be stranded.
            if (!channel.Reader.TryPeek(out _) || Interlocked.Exchange(ref draining, 1) != 0) return;
        }
    }

    private bool DrainBatch()
    {
        batch.Clear();
        var before = current();
        var state = before;
        List<Change>? changes = null;
        while (batch.Count < MaxBatch && channel.Reader.TryRead(out var work))
        {
            batch.Add(work);
            var transaction = new Transaction(state, clock.GetUtcNow());
            if (!work.Run(transaction)) transaction.Abandon();
            else ending?.Invoke(transaction);
            if (transaction.IsEmpty) continue;
            state = transaction.Freeze();
            (changes ??= []).AddRange(transaction.Changes);
        }
        if (batch.Count == 0) return false;
        Exception? failure = null;
        if (!ReferenceEquals(state, before)) failure = Commit(state, changes ?? []);
        foreach (var work in batch) work.Complete(failure);
        return true;
    }

    private Exception? Commit(OrgState state, List<Change> changes)
    {
        try
        {
            commit(state, changes);
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nothing was adopted: every write of the batch fails rather than being acknowledged without a journal.
            return new IOException("The journal refused the commit: " + e.Message, e);
        }
    }

    private abstract class Work
    {
        public bool IsDone { get; protected set; }
        public abstract bool Run(Transaction transaction);
        public abstract void Complete(Exception? failure);
    }

    private sealed class Work<T>(Func<Transaction, T> body) : Work
    {
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        private Exception? error;

        public Task<T> Result => completion.Task;

        public override bool Run(Transaction transaction)
        {
            try
            {
                result = body(transaction);
                return true;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                error = e;
                return false;
            }
        }

        public override void Complete(Exception? failure)
        {
            IsDone = true;
            if ((error ?? failure) is { } e) completion.SetException(e);
            else completion.SetResult(result!);
        }
    }
}
