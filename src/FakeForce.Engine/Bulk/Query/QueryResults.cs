using System.Collections.Concurrent;
using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Bulk.Query;

/// <summary>
/// What query jobs found, as this process knows it. Each result is a list of row numbers and the moment that it was found in, so
/// it costs little however long the rows are, and stays what it was.
/// </summary>
internal sealed class QueryResults(QueryResults? parent)
{
    private readonly ConcurrentDictionary<RecordId, QueryResult> found = parent is null ? [] : new(parent.found);
    private readonly ConcurrentDictionary<(RecordId Job, int First), bool> sets = new();

    public QueryResult? Find(RecordId job) => found.GetValueOrDefault(job);

    public void Keep(RecordId job, QueryResult result) => found[job] = result;

    /// <summary>True the first time that a set of a job's rows is asked for.</summary>
    public bool IsNewSet(RecordId job, int first) => sets.TryAdd((job, first), true);

    public void Remove(RecordId job) => found.TryRemove(job, out _);

    public void Clear()
    {
        found.Clear();
        sets.Clear();
    }
}
