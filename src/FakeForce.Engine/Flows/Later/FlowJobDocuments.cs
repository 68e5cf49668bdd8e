using System.Buffers.Binary;
using System.Globalization;
using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Later;

/// <summary>Jobs as they lie among the org's documents: transactions write them, what is rolled back takes them along, and a restart finds them.</summary>
internal static class FlowJobDocuments
{
    public const string Prefix = "flow-job/";

    /// <summary>When a schedule last ran.</summary>
    public const string SchedulePrefix = "flow-schedule/";
    private const string Last = "flow-job-last";


    /// <summary>Adds one under a number of its own.</summary>
    public static void Add(Transaction transaction, FlowJob job)
    {
        var number = Next(transaction);
        Put(transaction, job with { Key = Prefix + number.ToString("D12", CultureInfo.InvariantCulture), Number = number });
    }

    /// <summary>Of one path and record there is one that waits: a later one takes its place.</summary>
    public static void PutPath(Transaction transaction, FlowJob job) => Put(transaction, job with { Key = PathKey(job.Flow, job.Path!, job.Record), Number = Next(transaction) });

    public static bool Waits(Transaction transaction, string flow, string path, RecordId record) => transaction.Document(PathKey(flow, path, record)) is not null;

    public static void RemovePath(Transaction transaction, string flow, string path, RecordId record)
    {
        if (Waits(transaction, flow, path, record)) transaction.SetDocument(PathKey(flow, path, record), null);
    }

    public static FlowJob? Find(Transaction transaction, string key) => Stored.ReadOrNull<FlowJob>(transaction.Document(key));

    public static void Remove(Transaction transaction, string key)
    {
        if (transaction.Document(key) is not null) transaction.SetDocument(key, null);
    }

    /// <summary>An org that never had one need not look through all of its documents.</summary>
    public static IEnumerable<FlowJob> All(OrgState state) => !state.Documents.ContainsKey(Last) ? [] :
        state.Documents.Where(document => document.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(document => Stored.Read<FlowJob>(document.Value));

    public static DateTimeOffset? LastRun(OrgState state, string flow) =>
        state.Documents.TryGetValue(SchedulePrefix + flow, out var bytes) ? new(BinaryPrimitives.ReadInt64LittleEndian(bytes), TimeSpan.Zero) : null;

    public static void SetLastRun(Transaction transaction, string flow, DateTimeOffset due)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, due.UtcTicks);
        transaction.SetDocument(SchedulePrefix + flow, bytes);
    }

    private static string PathKey(string flow, string path, RecordId record) => $"{Prefix}{flow}/{path}/{record}";

    private static void Put(Transaction transaction, FlowJob job) => transaction.SetDocument(job.Key, Stored.Bytes(job));

    private static long Next(Transaction transaction)
    {
        var number = (transaction.Document(Last) is { } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0) + 1;
        var next = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(next, number);
        transaction.SetDocument(Last, next);
        return number;
    }

}
