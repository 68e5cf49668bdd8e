using System.Buffers.Binary;
using System.Globalization;
using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>The jobs as they lie among the org's documents, where a restart finds them.</summary>
internal static class JobDocuments
{
    public const string Prefix = "callout-job/";
    private const string Last = "callout-job-last";

    public static long NextNumber(Transaction transaction)
    {
        var number = (transaction.Document(Last) is { } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0) + 1;
        var next = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(next, number);
        transaction.SetDocument(Last, next);
        return number;
    }

    public static void Put(Transaction transaction, CalloutJob job) => transaction.SetDocument(KeyOf(job.Number), Stored.Bytes(job));

    public static CalloutJob? Find(Transaction transaction, long number) => Stored.ReadOrNull<CalloutJob>(transaction.Document(KeyOf(number)));

    public static void Remove(Transaction transaction, long number) => transaction.SetDocument(KeyOf(number), null);

    /// <summary>An org that never had one need not look through all of its documents.</summary>
    public static IEnumerable<CalloutJob> All(OrgState state) => state.Documents.ContainsKey(Last) ? Among(state.Documents) : [];

    public static IEnumerable<CalloutJob> All(Transaction transaction) => Among(transaction.Documents);

    /// <summary>The number that a key stands for.</summary>
    public static long NumberOf(string key) => long.Parse(key.AsSpan(Prefix.Length), CultureInfo.InvariantCulture);

    private static IEnumerable<CalloutJob> Among(IEnumerable<KeyValuePair<string, byte[]>> documents) =>
        documents.Where(document => document.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(document => Stored.Read<CalloutJob>(document.Value)).OrderBy(job => job.Number);

    private static string KeyOf(long number) => Prefix + number.ToString(CultureInfo.InvariantCulture);
}
