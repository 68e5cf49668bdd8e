using FakeForce.Engine.State;

namespace FakeForce.Engine.Journal;

/// <summary>A checkpoint on its way: one moment of the org, written in packs between the commits that follow that moment.</summary>
internal sealed class Checkpoint(OrgState state, long sequence, long firstChunk, JournalOptions options) : IDisposable
{
    private readonly PackWriter writer = new();
    private readonly IEnumerator<Change> rest = Everything(state).GetEnumerator();
    private readonly IEnumerator<EventPackEntry> events = EventEntries.Of(state.Events).GetEnumerator();
    private long count;
    private long bytes;

    public bool IsComplete { get; private set; }

    /// <summary>What says that this checkpoint counts, once it is complete.</summary>
    public JournalHead Head => new() { FirstChunk = firstChunk, ChunkCount = count, Bytes = bytes, Sequence = sequence };

    /// <summary>Writes one more pack and gives its length.</summary>
    public int WriteNext(JournalStore store, DateTimeOffset now)
    {
        var chunk = firstChunk + count;
        writer.Begin(chunk);
        while (writer.Length < options.ChunkBytes && !IsComplete)
        {
            if (rest.MoveNext()) writer.Write(rest.Current);
            else if (events.MoveNext()) writer.Write(events.Current);
            else IsComplete = true;
        }
        var pack = writer.End();
        count = store.Append(JournalStore.Chunks, chunk, pack, now) - firstChunk;
        bytes += pack.Length;
        return pack.Length;
    }

    public void Dispose()
    {
        rest.Dispose();
        events.Dispose();
    }

    private static IEnumerable<Change> Everything(OrgState state)
    {
        foreach (var type in state.TypesWithTables())
        {
            var rows = state.TableOf(type).Rows;
            for (var i = 0; i < rows.Count; i++)
                if (rows[i] is { } row) yield return Change.OfRow(type, i + 1, row);
        }
        foreach (var (key, document) in state.Documents) yield return Change.OfDocument(key, document);
    }
}
