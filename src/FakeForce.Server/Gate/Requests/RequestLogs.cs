using System.Collections.Concurrent;
using FakeForce.Engine;

namespace FakeForce.Server.Gate.Requests;

/// <summary>
/// The journals of all orgs, which share one bound of bytes: each may take its part of it, so that a busy org cannot push out what
/// another one has seen.
/// </summary>
internal sealed class RequestLogs(int mostEntries, long mostBytes)
{
    private readonly ConcurrentDictionary<RecordId, RequestLog> logs = new();
    private long bytes;

    /// <summary>Of one org; 0 keeps none.</summary>
    public int MostEntries { get; } = mostEntries;

    public bool IsOn => MostEntries > 0;

    /// <summary>How many bytes one org may take.</summary>
    public long Share => Volatile.Read(ref bytes) <= mostBytes ? mostBytes : mostBytes / Math.Max(1, logs.Count);

    public long Bytes => Volatile.Read(ref bytes);

    public RequestLog Of(Org org)
    {
        if (logs.TryGetValue(org.Id, out var log)) return log;
        log = logs.GetOrAdd(org.Id, _ => new RequestLog(this));
        org.Ended.Register(() => Forget(org));
        return log;
    }

    internal void Count(long more) => Interlocked.Add(ref bytes, more);

    private void Forget(Org org)
    {
        if (logs.TryRemove(org.Id, out var log)) log.Clear();
    }
}
