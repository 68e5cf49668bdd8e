using System.Threading.Channels;
using FakeForce.Engine.Limits;
using FakeForce.Engine.Records.Locks;
using FakeForce.Engine.Rules;

namespace FakeForce.Engine.State;

/// <summary>
/// The one way to write: transactions, run in turn by a single drainer. The drainer is whichever caller finds the lane
/// idle, so a lone write costs no thread switch; callers that arrive meanwhile are picked up as one batch, which is one new
/// state, one journal entry and one flush (group commit). Where commits are dear (<paramref name="gathers"/>), the
/// drainer goes to the end of the thread pool's queue after each batch: those whom the batch has answered run first, and
/// what they write next is one batch again. Without that 32 writers came in batches of six, and half as many a second.
/// Loads go behind calls: a call waits for one chunk of a load at most. A transaction that succeeded passes <paramref name="ending"/>.
/// </summary>
internal sealed class Lane(Func<OrgState> current, Action<OrgState, IReadOnlyList<Change>> commit, TimeProvider clock, bool gathers = false, Action<Transaction>? ending = null, OrgLimits? limits = null, OrgRules? rules = null, HeldRows? held = null)
{
    private const int MaxBatch = 512;

    /// <summary>Chunks of loads in one batch. More of them would copy fewer tree nodes, and let a call that comes in between wait longer for its commit.</summary>
    private const int MaxLoads = 16;

    /// <summary>A list as long as a batch of loads needs is kept for the next one.</summary>
    private const int MostChangesKept = 16_384;

    private readonly Channel<Work> calls = Queue(), loads = Queue();
    private readonly List<Work> batch = [];
    private readonly List<Change> changes = [];
    private int draining;

    /// <summary>
    /// Runs <paramref name="body"/> as a transaction; the result is handed out when the commit is durable. A body that
    /// throws leaves no trace, and its exception is the caller's.
    /// </summary>
    public async ValueTask<T> RunAsync<T>(Func<Transaction, T> body, CancellationToken cancel)
    {
        var work = new Work<T>(body) { IsCall = true };
        if (!calls.Writer.TryWrite(work)) await calls.Writer.WriteAsync(work, cancel).ConfigureAwait(false);
        if (Interlocked.Exchange(ref draining, 1) == 0) Drain(work);
        return work.Result.IsCompleted ? work.Result.GetAwaiter().GetResult() : await work.Result.ConfigureAwait(false);
    }

    /// <summary>The same for a part of a load: it gives way to calls, and is never run on the caller's thread.</summary>
    public async ValueTask<T> RunLoadAsync<T>(Func<Transaction, T> body)
    {
        var work = new Work<T>(body);
        if (!loads.Writer.TryWrite(work)) await loads.Writer.WriteAsync(work).ConfigureAwait(false);
        if (Interlocked.Exchange(ref draining, 1) == 0) DrainLater();
        return await work.Result.ConfigureAwait(false);
    }

    private static Channel<Work> Queue() => Channel.CreateBounded<Work>(new BoundedChannelOptions(4096) { SingleReader = true, AllowSynchronousContinuations = false });

    private void DrainLater() => ThreadPool.UnsafeQueueUserWorkItem(static lane => lane.Drain(null), this, preferLocal: false);

    // Drains until both queues are empty, or until the drainer's own work is done; then the rest goes to the pool, so that
    // no caller waits for the work of others.
    private void Drain(Work? own)
    {
        while (true)
        {
            while (DrainBatch())
            {
                if (own is { IsDone: false }) continue;
                var hasMore = own is not null && HasMore;
                if (!hasMore && !(gathers && batch.Count > 1)) continue;
                DrainLater();
                return;
            }
            Volatile.Write(ref draining, 0);
            // Work that came between the last look and the release would be stranded.
            if (!HasMore || Interlocked.Exchange(ref draining, 1) != 0) return;
        }
    }

    private bool HasMore => calls.Reader.TryPeek(out _) || loads.Reader.TryPeek(out _);

    private bool DrainBatch()
    {
        batch.Clear();
        changes.Clear();
        if (changes.Capacity > MostChangesKept) changes.Capacity = 0;
        Transaction? transaction = null;
        var before = current();
        while (TryTake(out var work))
        {
            batch.Add(work);
            var now = clock.GetUtcNow();
            if (transaction is null) transaction = new Transaction(before, now, changes, limits) { Rules = rules, Held = held };
            else transaction.Follow(now);
            work.Run(transaction, ending);
        }
        if (transaction is null) return false;
        var failure = transaction.IsEmpty ? null : Commit(transaction.Freeze(), transaction.Changes);
        foreach (var work in batch) work.Complete(failure);
        return true;
    }

    // A batch with a call in it takes no more loads, so that the call gets its answer.
    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Work? work)
    {
        work = null;
        if (batch.Count == MaxBatch) return false;
        if (calls.Reader.TryRead(out work)) return true;
        return batch.Count < MaxLoads && !batch.Exists(w => w.IsCall) && loads.Reader.TryRead(out work);
    }

    private Exception? Commit(OrgState state, IReadOnlyList<Change> changes)
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
        public bool IsCall { get; init; }
        public bool IsDone { get; protected set; }
        public abstract void Run(Transaction transaction, Action<Transaction>? ending);
        public abstract void Complete(Exception? failure);
    }

    private sealed class Work<T>(Func<Transaction, T> body) : Work
    {
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        private Exception? error;

        public Task<T> Result => completion.Task;

        public override void Run(Transaction transaction, Action<Transaction>? ending)
        {
            var before = transaction.Save();
            try
            {
                result = body(transaction);
                ending?.Invoke(transaction);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                transaction.Rollback(before);
                error = e;
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
