using FakeForce.Engine.Events;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Journal;

/// <summary>
/// An org's commits on disk, one pack per drained batch, with checkpoints of the whole state that let older commits go.
/// Everything runs on the turn of the caller, which is the org's lane: LiteDB has one writer. A checkpoint is therefore
/// written piece by piece after the commits that happen meanwhile.
/// </summary>
internal sealed class OrgJournal
{
    private readonly Lock turn = new();
    private readonly string path;
    private readonly JournalStore store;
    private readonly JournalOptions options;
    private readonly TimeProvider clock;
    private readonly PackWriter writer = new();
    private readonly Rubbish rubbish;
    private JournalHead? head;
    private OrgState? latest;
    private Checkpoint? checkpoint;
    private Exception? failure;
    private bool isClosed;
    private long nextCommit = 1;
    private long nextChunk = 1;
    private long bytesSinceCheckpoint;
    private long lastSync;

    private OrgJournal(string path, JournalStore store, JournalOptions options, TimeProvider clock)
    {
        this.path = path;
        this.store = store;
        this.options = options;
        this.clock = clock;
        rubbish = new Rubbish(store, options);
        lastSync = clock.GetTimestamp();
    }

    /// <summary>Number of the last commit; grows with every start too.</summary>
    public long Sequence => nextCommit - 1;

    /// <summary>Opens or makes the journal of a folder. <paramref name="state"/> is null if there is nothing in it yet.</summary>
    public static OrgJournal Open(string folder, Catalog catalog, TimeProvider clock, JournalOptions options, out OrgState? state)
    {
        var path = Path.Combine(folder, "fakeforce.db");
        var store = JournalOpening.OpenStore(folder, path, options);
        var journal = new OrgJournal(path, store, options, clock);
        try
        {
            state = journal.latest = journal.Load(catalog);
            return journal;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            store.Abandon();
            throw JournalOpening.Unreadable(path, e);
        }
    }

    /// <summary>Stores a commit before anybody is answered. After a failure nothing more is taken: what the file holds is not known.</summary>
    public void Append(OrgState next, IReadOnlyList<Change> changes)
    {
        lock (turn)
        {
            if (isClosed) throw new JournalException($"{path} is closed");
            if (failure is not null) throw new JournalException($"{path} takes no writes since one failed: {failure.Message}", failure);
            int length;
            try
            {
                length = Write(next, changes);
                latest = next;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failure = e;
                throw new JournalException($"{path} could not be written: {e.Message}", e);
            }
            try
            {
                Tidy(length);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // This commit is stored; the next one hears of the failure.
                failure = e;
            }
        }
    }

    /// <summary>Closes the file. Makes a checkpoint first where reading the commits again would cost more than it.</summary>
    public void Close()
    {
        lock (turn)
        {
            if (failure is not null) Abandon();
            if (isClosed) return;
            isClosed = true;
            try
            {
                if (checkpoint is null && bytesSinceCheckpoint > (head?.Bytes ?? 0) / 8) BeginCheckpoint();
                while (checkpoint is not null) ContinueCheckpoint();
                while (!rubbish.IsEmpty) rubbish.RemoveSome();
                store.Dispose();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                store.Abandon();
                throw new JournalException($"{path} could not be closed: {e.Message}", e);
            }
        }
    }

    /// <summary>Lets the file go as it is, as a kill would.</summary>
    public void Abandon()
    {
        lock (turn)
        {
            if (isClosed) return;
            isClosed = true;
            store.Abandon();
        }
    }

    private int Write(OrgState next, IReadOnlyList<Change> changes)
    {
        if (head is null) store.WriteHead(head = new JournalHead());
        writer.Begin(nextCommit);
        foreach (var change in changes) writer.Write(change);
        foreach (var entry in EventEntries.Between(latest?.Events ?? EventLog.Empty, next.Events)) writer.Write(entry);
        var pack = writer.End();
        nextCommit = store.Append(JournalStore.Commits, nextCommit, pack, clock.GetUtcNow());
        bytesSinceCheckpoint += pack.Length;
        return pack.Length;
    }

    // A checkpoint must grow faster than the commits beside it, or it would never end.
    private void Tidy(int written)
    {
        if (checkpoint is null && bytesSinceCheckpoint >= Math.Max(options.CheckpointBytes, head!.Bytes)) BeginCheckpoint();
        else if (checkpoint is null) rubbish.RemoveSome();
        for (var done = 0; checkpoint is not null && done < Math.Max(options.ChunkBytes, 2 * written);) done += ContinueCheckpoint();
        if (clock.GetElapsedTime(lastSync) < options.SyncEvery) return;
        store.SyncSoon();
        lastSync = clock.GetTimestamp();
    }

    private void BeginCheckpoint()
    {
        checkpoint = new Checkpoint(latest!, Sequence, nextChunk, options);
        bytesSinceCheckpoint = 0;
        // The commits behind this one will be read without those before it.
        writer.ForgetLayouts();
    }

    private int ContinueCheckpoint()
    {
        var length = checkpoint!.WriteNext(store, clock.GetUtcNow());
        if (!checkpoint.IsComplete) return length;
        var old = head!;
        store.WriteHead(head = checkpoint.Head);
        checkpoint.Dispose();
        checkpoint = null;
        nextChunk = head.FirstChunk + head.ChunkCount;
        rubbish.Add(JournalStore.Chunks, old.FirstChunk, old.ChunkCount);
        rubbish.Add(JournalStore.Commits, old.Sequence + 1, head.Sequence - old.Sequence);
        return length;
    }

    private OrgState? Load(Catalog catalog)
    {
        head = store.ReadHead();
        if (head is { Format: not JournalHead.PresentFormat })
            throw new JournalException($"it has the form {head.Format}, and this FakeForce reads {JournalHead.PresentFormat}: it was written by a newer one");
        var loader = new StateLoader(catalog);
        LoadChunks(new PackReader(loader));
        LoadCommits(new PackReader(loader));
        return Sequence == 0 ? null : loader.Finish();
    }

    private void LoadChunks(PackReader reader)
    {
        long found = 0;
        foreach (var chunk in store.Read(JournalStore.Chunks))
        {
            nextChunk = chunk.Id + chunk.Parts;
            if (head is null || !head.Names(chunk.Id))
            {
                rubbish.Add(JournalStore.Chunks, chunk.Id, chunk.Parts);
                continue;
            }
            reader.Read(chunk.Bytes(), chunk.Id);
            found += chunk.Parts;
        }
        if (head is not null && found != head.ChunkCount)
            throw new JournalException($"its checkpoint has {found} of {head.ChunkCount} parts");
    }

    private void LoadCommits(PackReader reader)
    {
        nextCommit = (head?.Sequence ?? 0) + 1;
        foreach (var commit in store.Read(JournalStore.Commits))
        {
            if (head is null) throw new JournalException("it has commits and no head");
            if (commit.Id <= head.Sequence)
            {
                rubbish.Add(JournalStore.Commits, commit.Id, commit.Parts);
                continue;
            }
            if (commit.Id != nextCommit) throw new JournalException($"commit {nextCommit} is missing, and {commit.Id} is there");
            reader.Read(commit.Bytes(), commit.Id);
            bytesSinceCheckpoint += commit.WrittenLength;
            nextCommit += commit.Parts;
        }
    }
}
