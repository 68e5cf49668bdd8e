using System.Text;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>
/// Notifications of one outbound message that wait together, because one transaction set them off; a document of the queue. One document for
/// each notification would cost ten times the work at every attempt.
/// </summary>
/// <param name="Records">1 to <see cref="Most"/>, by their number.</param>
/// <param name="Due">When it is sent next; of a failed one, when it is forgotten.</param>
internal sealed record QueuedBatch(string Message, IReadOnlyList<QueuedRecord> Records, DateTimeOffset CreatedAt, DateTimeOffset Due)
{
    /// <summary>SOAP API guide, "Understanding Outbound Messaging": up to 100 notifications in one message.</summary>
    public const int Most = 100;

    private const byte Version = 1;

    /// <summary>That of its first notification, by which it is found.</summary>
    public long Number => Records[0].Number;

    public int Attempts { get; init; }
    public DateTimeOffset? LastAttempt { get; init; }
    public string? LastAnswer { get; init; }
    public bool IsFailed { get; init; }

    /// <summary>True while a fault rule holds its next attempt back.</summary>
    public bool IsHeld { get; init; }

    /// <summary>True for what is left of a batch where notifications were taken out of it, and nothing else has happened to it.</summary>
    public bool IsPartOf(QueuedBatch whole) => this with { Records = whole.Records } == whole && !Records.Except(whole.Records).Any();

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream(64 + 10 * Records.Count);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(Message);
        writer.Write(CreatedAt.UtcTicks);
        writer.Write(Due.UtcTicks);
        writer.Write7BitEncodedInt(Attempts);
        writer.Write(LastAttempt?.UtcTicks ?? 0);
        writer.Write(LastAnswer ?? "");
        writer.Write(IsFailed);
        writer.Write(IsHeld);
        writer.Write7BitEncodedInt(Records.Count);
        var last = 0L;
        foreach (var record in Records)
        {
            writer.Write7BitEncodedInt64(record.Number - last);
            writer.Write7BitEncodedInt64((long)record.Id.Bits);
            last = record.Number;
        }
        return bytes.ToArray();
    }

    public static QueuedBatch Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        if (reader.ReadByte() is var version and not Version) throw new InvalidDataException($"outbound messages of form {version} are unknown to this version");
        var (message, created, due) = (reader.ReadString(), Moment(reader.ReadInt64()), Moment(reader.ReadInt64()));
        var (attempts, attempted, answer, failed, held) = (reader.Read7BitEncodedInt(), reader.ReadInt64(), reader.ReadString(), reader.ReadBoolean(), reader.ReadBoolean());
        return new QueuedBatch(message, RecordsOf(reader), created, due)
        {
            Attempts = attempts,
            LastAttempt = attempted == 0 ? null : Moment(attempted),
            LastAnswer = answer.Length == 0 ? null : answer,
            IsFailed = failed,
            IsHeld = held,
        };
    }

    private static QueuedRecord[] RecordsOf(BinaryReader reader)
    {
        var records = new QueuedRecord[reader.Read7BitEncodedInt()];
        var last = 0L;
        for (var i = 0; i < records.Length; i++) records[i] = new(last += reader.Read7BitEncodedInt64(), new RecordId((ulong)reader.Read7BitEncodedInt64()));
        return records;
    }

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);
}

/// <summary>A notification: its number, from 1 in the order in which they were set off, and the record that it is about.</summary>
internal readonly record struct QueuedRecord(long Number, RecordId Id);
