using System.Collections.Concurrent;
using FakeForce.Engine;
using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Primitives;

namespace FakeForce.Server.Gate.Requests;

/// <summary>
/// The journals of all orgs, which share one bound of bytes: each may take its part of it, so that a busy org cannot push out what
/// another one has seen.
/// </summary>
internal sealed class RequestLogs(int mostEntries, long mostBytes)
{
    [ThreadStatic]
    private static EntryBytes? scratch;

    private readonly ConcurrentDictionary<RecordId, RequestLog> logs = new();
    private readonly ObjectPool<CallNote> notes = new DefaultObjectPool<CallNote>(new DefaultPooledObjectPolicy<CallNote>());
    private long bytes;

    /// <summary>Of one org; 0 keeps none.</summary>
    public int MostEntries { get; } = mostEntries;

    public bool IsOn => MostEntries > 0;

    /// <summary>How many bytes one org may take.</summary>
    public long Share => Bytes <= mostBytes ? mostBytes : mostBytes / Math.Max(1, logs.Count);

    public long Bytes => Volatile.Read(ref bytes);

    public CallNote Note() => notes.Get();

    /// <summary>The call is over, and nobody will look at its note any more.</summary>
    public void Return(CallNote note)
    {
        note.Clear();
        notes.Return(note);
    }

    public RequestLog Of(Org org)
    {
        if (logs.TryGetValue(org.Id, out var log)) return log;
        log = logs.GetOrAdd(org.Id, _ => new RequestLog(this));
        org.Ended.Register(() => Forget(org.Id));
        return log;
    }

    /// <summary>Keeps a call and those inside it.</summary>
    public void Keep(Org org, CallNote note, IEnumerable<KeyValuePair<string, StringValues>> headers, IEnumerable<KeyValuePair<string, StringValues>> answerHeaders)
    {
        var entry = scratch ??= new EntryBytes();
        entry.Write(note, headers, answerHeaders);
        Of(org).Add(note.Inside.Count == 0 ? [] : InsideOf(note), entry);
    }

    internal void Count(long more) => Interlocked.Add(ref bytes, more);

    private static EntryBytes[] InsideOf(CallNote note) => [.. note.Inside.Select(inner =>
    {
        var bytes = new EntryBytes();
        bytes.Write(inner.Note, inner.Http.Request.Headers, inner.Http.Response.Headers);
        return bytes;
    })];

    private void Forget(RecordId org)
    {
        if (logs.TryRemove(org, out var log)) log.Clear();
    }
}
