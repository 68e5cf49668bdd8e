using LiteDB;
using LiteDB.Engine;

namespace FakeForce.Engine.Journal;

/// <summary>
/// The journal's file: three LiteDB collections. Used by one thread at a time (LiteDB 5 corrupts its file when several
/// write), each call being a LiteDB transaction of its own that begins and ends on the calling thread.
/// </summary>
internal sealed class JournalStore : IDisposable
{
    public const string Commits = "commits", Chunks = "chunks";
    private const string Head = "head";
    private const int HeadId = 1;

    /// <summary>Packs from this length on are stored short: LiteDB writes every page twice, which costs more than the packing.</summary>
    private const int ShortFrom = 4096;

    private readonly LiteEngine engine;
    private readonly JournalProgress progress;
    private readonly LogFile log;
    private readonly DataFile data;
    private readonly int partBytes;

    private JournalStore(LogFile log, DataFile data, JournalProgress progress, JournalOptions options)
    {
        this.progress = progress;
        this.log = log;
        this.data = data;
        partBytes = options.PartBytes;
        engine = new LiteEngine(new EngineSettings { DataStream = data, LogStream = log });
    }

    public static JournalStore Open(string path, JournalOptions options)
    {
        var progress = new JournalProgress();
        LogFile? log = null;
        DataFile? data = null;
        try
        {
            log = new LogFile(options.OpenFile(Path.ChangeExtension(path, ".log.db")), progress);
            data = new DataFile(options.OpenFile(path), log, progress);
            log.DropTornPage();
            data.DropTornStart();
            return new JournalStore(log, data, progress, options);
        }
        catch
        {
            log?.Dispose();
            data?.Dispose();
            throw;
        }
    }

    public JournalHead? ReadHead()
    {
        using var reader = engine.Query(Head, new Query());
        if (!reader.Read()) return null;
        var document = reader.Current.AsDocument;
        return new JournalHead
        {
            Format = document["format"].AsInt32,
            FirstChunk = document["firstChunk"].AsInt64,
            ChunkCount = document["chunkCount"].AsInt64,
            Bytes = document["bytes"].AsInt64,
            Sequence = document["sequence"].AsInt64,
        };
    }

    public void WriteHead(JournalHead head) => Commit(() => engine.Upsert(Head,
    [
        new BsonDocument
        {
            ["_id"] = HeadId,
            ["format"] = head.Format,
            ["firstChunk"] = head.FirstChunk,
            ["chunkCount"] = head.ChunkCount,
            ["bytes"] = head.Bytes,
            ["sequence"] = head.Sequence,
        },
    ], BsonAutoId.Int64));

    /// <summary>Stores a pack whole or not at all, and gives the id of the next.</summary>
    public long Append(string collection, long id, ReadOnlyMemory<byte> pack, DateTimeOffset time)
    {
        var parts = new List<BsonDocument>(1);
        var length = pack.Length;
        if (length >= ShortFrom) pack = Deflate.Pack(pack.Span);
        do
        {
            var part = pack[..Math.Min(pack.Length, partBytes)];
            pack = pack[part.Length..];
            var document = new BsonDocument { ["_id"] = id + parts.Count, ["t"] = time.UtcDateTime, ["b"] = part.ToArray() };
            if (!pack.IsEmpty) document["more"] = true;
            else if (length >= ShortFrom) document["length"] = length;
            parts.Add(document);
        }
        while (!pack.IsEmpty);
        Commit(() => engine.Insert(collection, parts, BsonAutoId.Int64));
        return id + parts.Count;
    }

    /// <summary>All packs, in the order of their ids.</summary>
    public IEnumerable<StoredPack> Read(string collection)
    {
        using var reader = engine.Query(collection, new Query());
        var parts = new List<byte[]>();
        while (reader.Read())
        {
            var document = reader.Current.AsDocument;
            var id = document["_id"].AsInt64;
            parts.Add(document["b"].AsBinary ?? []);
            if (document["more"] == true) continue;
            yield return new StoredPack(id - parts.Count + 1, parts.Count, parts.Count == 1 ? parts[0] : [.. parts.SelectMany(part => part)], document["length"].IsNumber ? document["length"].AsInt32 : null);
            parts.Clear();
        }
        if (parts.Count > 0) throw new JournalException($"the last entry of {collection} lacks its end");
    }

    public void Delete(string collection, long first, long count)
    {
        var ids = new BsonValue[count];
        for (var i = 0; i < count; i++) ids[i] = first + i;
        Commit(() => engine.Delete(collection, ids));
    }

    /// <summary>Has the disk take all that was written.</summary>
    public void SyncSoon() => log.SyncSoon();

    /// <summary>
    /// Closes the files without another write, because what they hold is not known. LiteDB itself is left to the garbage
    /// collector: its Dispose writes, and waits for a writer that can no longer.
    /// </summary>
    public void Abandon()
    {
        log.Dispose();
        data.Dispose();
    }

    public void Dispose()
    {
        engine.Dispose();
        log.Sync();
        data.Dispose();
        log.Dispose();
    }

    private void Commit(Func<int> change)
    {
        var before = progress.Confirmed;
        if (!progress.HasFailed) change();
        progress.WaitFor(before + 1);
    }
}
