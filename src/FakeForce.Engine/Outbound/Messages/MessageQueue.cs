using System.Buffers.Binary;
using System.Globalization;
using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>The queue as it lies among the org's documents, where transactions write it and a restart finds it.</summary>
internal static class MessageQueue
{
    public const string Prefix = "outbound/";
    private const string Last = "outbound-last";

    public static void Add(Transaction transaction, OutboundMessage message, RecordId record)
    {
        var number = (transaction.Document(Last) is { } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0) + 1;
        var next = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(next, number);
        transaction.SetDocument(Last, next);
        Put(transaction, new QueuedMessage(number, message.FullName, record, transaction.Now, transaction.Now));
    }

    public static void Put(Transaction transaction, QueuedMessage message) => transaction.SetDocument(KeyOf(message.Number), Stored.Bytes(message));

    public static void Remove(Transaction transaction, long number)
    {
        if (transaction.Document(KeyOf(number)) is not null) transaction.SetDocument(KeyOf(number), null);
    }

    public static QueuedMessage? Find(Transaction transaction, long number) => Stored.ReadOrNull<QueuedMessage>(transaction.Document(KeyOf(number)));

    public static IEnumerable<QueuedMessage> All(OrgState state) =>
        state.Documents.Where(document => document.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(document => Stored.Read<QueuedMessage>(document.Value));

    /// <summary>The number that a key stands for.</summary>
    public static long NumberOf(string key) => long.Parse(key.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);

    private static string KeyOf(long number) => Prefix + number.ToString(CultureInfo.InvariantCulture);
}
