using System.Buffers.Binary;
using System.Globalization;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>The queue as it lies among the org's documents, where transactions write it and a restart finds it.</summary>
internal static class MessageQueue
{
    public const string Prefix = "outbound/";
    private const string Last = "outbound-last";

    /// <summary>What one transaction set off.</summary>
    public static void AddEffects(Transaction transaction)
    {
        var found = transaction.Take<MessageEffect>();
        if (found.Count == 0) return;
        var number = transaction.Document(Last) is { } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0;
        foreach (var group in found.GroupBy(one => one.Message.FullName, one => one.Record))
            foreach (var part in group.Chunk(QueuedBatch.Most))
                Put(transaction, new QueuedBatch(group.Key, [.. part.Select(record => new QueuedRecord(++number, record))], transaction.Now, transaction.Now));
        var next = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(next, number);
        transaction.SetDocument(Last, next);
    }

    public static void Put(Transaction transaction, QueuedBatch batch) => transaction.SetDocument(KeyOf(batch.Number), batch.ToBytes());

    public static void Remove(Transaction transaction, QueuedBatch batch) => transaction.SetDocument(KeyOf(batch.Number), null);

    /// <summary>The batch that a notification waits in; null if there is none.</summary>
    public static QueuedBatch? Find(Transaction transaction, long number) => All(transaction.Documents).FirstOrDefault(batch => batch.Records.Any(record => record.Number == number));

    /// <summary>What there still is of a batch as it was: nothing of it, where something else has happened to it meanwhile.</summary>
    public static IEnumerable<QueuedBatch> LeftOf(Transaction transaction, WaitingBatch waiting) =>
        transaction.Document(KeyOf(waiting.Batch.Number)) is { } bytes && bytes.AsSpan().SequenceEqual(waiting.Bytes) ? [waiting.Batch]
        : [.. All(transaction.Documents).Where(batch => batch.IsPartOf(waiting.Batch))];

    /// <summary>Takes one notification out of its batch; it goes on alone as <paramref name="changed"/> says, or is gone.</summary>
    public static void Change(Transaction transaction, QueuedBatch batch, long number, QueuedBatch? changed)
    {
        Remove(transaction, batch);
        var (one, others) = (batch.Records.Where(record => record.Number == number).ToList(), batch.Records.Where(record => record.Number != number).ToList());
        if (others.Count > 0) Put(transaction, batch with { Records = others });
        if (changed is not null) Put(transaction, changed with { Records = one });
    }

    public static IEnumerable<QueuedBatch> All(OrgState state) => All(state.Documents);

    public static IEnumerable<KeyValuePair<string, byte[]>> Documents(OrgState state) => Among(state.Documents);

    /// <summary>The number that a key stands for.</summary>
    public static long NumberOf(string key) => long.Parse(key.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);

    private static IEnumerable<QueuedBatch> All(IEnumerable<KeyValuePair<string, byte[]>> documents) => Among(documents).Select(document => QueuedBatch.Read(document.Value));

    private static IEnumerable<KeyValuePair<string, byte[]>> Among(IEnumerable<KeyValuePair<string, byte[]>> documents) =>
        documents.Where(document => document.Key.StartsWith(Prefix, StringComparison.Ordinal));

    private static string KeyOf(long number) => Prefix + number.ToString(CultureInfo.InvariantCulture);
}
