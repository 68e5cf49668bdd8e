namespace FakeForce.Server.Gate.Requests;

/// <summary>The calls of one org, newest behind, bounded by their number and bytes: what is oldest goes. They lie in blocks that are used again.</summary>
internal sealed class RequestLog(RequestLogs logs)
{
    // A journal begins small, since there may be one for each of a thousand orgs, and grows by as much as it is.
    private const int LeastBlock = 4 * 1024, MostBlock = 64 * 1024;

    private readonly Lock gate = new();
    private readonly LinkedList<Block> blocks = new();
    private TaskCompletionSource changed = New();
    private Block? spare;
    private long lastId, firstId = 1, clearedUpTo;
    private long bytes;
    private bool isWatched;

    /// <summary>How many have gone for want of room.</summary>
    public long Forgotten
    {
        get
        {
            lock (gate) return firstId - 1 - clearedUpTo;
        }
    }

    /// <summary>A call, behind those that were inside it.</summary>
    public void Add(ReadOnlySpan<EntryBytes> inside, EntryBytes entry)
    {
        TaskCompletionSource? wake = null;
        lock (gate)
        {
            var id = lastId + inside.Length + 1;
            foreach (var inner in inside) Append(inner, id);
            Append(entry, 0);
            if (isWatched) (wake, changed, isWatched) = (changed, New(), false);
        }
        wake?.SetResult();
    }

    /// <summary>Those behind an id, oldest first, with the last id that there was.</summary>
    public (IReadOnlyList<RequestEntry> Entries, long LastId) After(long id)
    {
        var found = new List<RequestEntry>();
        lock (gate)
        {
            if (id < lastId)
                foreach (var block in blocks)
                    for (var at = block.Start; at < block.End; at += EntryBytes.LengthOf(block.Bytes.AsSpan(at)))
                        if (EntryBytes.IdOf(block.Bytes.AsSpan(at)) > id) found.Add(EntryBytes.Read(block.Bytes.AsSpan(at)));
            return (found, lastId);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            while (blocks.First is not null) Drop();
            (firstId, clearedUpTo) = (lastId + 1, lastId);
        }
    }

    /// <summary>Completes once there is a call behind an id.</summary>
    public Task WaitAsync(long id, CancellationToken cancel)
    {
        lock (gate)
        {
            if (lastId > id) return Task.CompletedTask;
            isWatched = true;
            return changed.Task.WaitAsync(cancel);
        }
    }

    private void Append(EntryBytes entry, long outerId)
    {
        entry.Place(++lastId, outerId);
        var written = entry.Written;
        while (lastId - firstId >= logs.MostEntries) Forget();
        var block = blocks.Last?.Value;
        if (block is null || block.Bytes.Length - block.End < written.Length) blocks.AddLast(block = NewBlock(written.Length));
        written.CopyTo(block.Bytes.AsSpan(block.End));
        block.End += written.Length;
        // The newest stays, however long it is.
        while (bytes > logs.Share && firstId < lastId) Forget();
    }

    private void Forget()
    {
        firstId++;
        var block = blocks.First!.Value;
        block.Start += EntryBytes.LengthOf(block.Bytes.AsSpan(block.Start));
        if (block.Start == block.End) Drop();
    }

    private Block NewBlock(int least)
    {
        var block = least <= spare?.Bytes.Length ? spare : new Block(Math.Max(least, (int)Math.Clamp(bytes, LeastBlock, MostBlock)));
        spare = null;
        (block.Start, block.End) = (0, 0);
        Count(block.Bytes.Length);
        return block;
    }

    private void Drop()
    {
        var block = blocks.First!.Value;
        blocks.RemoveFirst();
        Count(-block.Bytes.Length);
        if (block.Bytes.Length <= MostBlock) spare = block;
    }

    private void Count(long more)
    {
        bytes += more;
        logs.Count(more);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Block(int length)
    {
        public byte[] Bytes { get; } = new byte[length];
        public int Start { get; set; }
        public int End { get; set; }
    }
}
