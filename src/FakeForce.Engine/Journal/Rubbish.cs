namespace FakeForce.Engine.Journal;

/// <summary>Documents that no head names any more, removed a few at a time so that no commit waits long.</summary>
internal sealed class Rubbish(JournalStore store, JournalOptions options)
{
    private readonly Queue<(string Collection, long First, long Count)> ranges = new();

    public bool IsEmpty => ranges.Count == 0;

    public void Add(string collection, long first, long count)
    {
        var slice = collection == JournalStore.Chunks ? options.TrimmedChunks : options.TrimmedCommits;
        for (; count > 0; first += slice, count -= slice) ranges.Enqueue((collection, first, Math.Min(slice, count)));
    }

    public void RemoveSome()
    {
        if (!ranges.TryDequeue(out var range)) return;
        store.Delete(range.Collection, range.First, range.Count);
    }
}
