using System.Buffers.Binary;
using System.Globalization;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Later;

/// <summary>Jobs as they lie among the org's documents: transactions write them, what is rolled back takes them along, and a restart finds them.</summary>
internal static class FlowJobDocuments
{
    public const string Prefix = "flow-job/";

    /// <summary>How far a schedule has been seen to.</summary>
    public const string SchedulePrefix = "flow-mark/";

    /// <summary>The replay id of the last event that a flow has been through with.</summary>
    private const string EventPrefix = "flow-event/";

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

    /// <summary>Null for a schedule that was not there before.</summary>
    public static FlowMark? MarkOf(OrgState state, string flow, FlowSchedule schedule) =>
        state.Documents.TryGetValue(SchedulePrefix + flow, out var bytes) && Stored.Read<FlowMark>(bytes) is var mark && mark.IsOf(schedule) ? mark : null;

    public static void SetMark(Transaction transaction, string flow, FlowMark mark) => transaction.SetDocument(SchedulePrefix + flow, Stored.Bytes(mark));

    /// <summary>Null for a flow that no event has come to.</summary>
    public static long? PositionOf(OrgState state, string flow) => state.Documents.TryGetValue(EventPrefix + flow, out var bytes) ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : null;

    public static void SetPosition(Transaction transaction, string flow, long replayId) => transaction.SetDocument(EventPrefix + flow, Bytes(replayId));

    private static byte[] Bytes(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return bytes;
    }

    private static string PathKey(string flow, string path, RecordId record) => $"{Prefix}{flow}/{path}/{record}";

    private static void Put(Transaction transaction, FlowJob job) => transaction.SetDocument(job.Key, Stored.Bytes(job));

    private static long Next(Transaction transaction)
    {
        var number = (transaction.Document(Last) is { } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0) + 1;
        transaction.SetDocument(Last, Bytes(number));
        return number;
    }

}
