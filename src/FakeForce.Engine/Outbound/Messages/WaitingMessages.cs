using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>The queue by what is due, kept beside the org's documents and made from them. Used under the sender's lock.</summary>
internal sealed class WaitingMessages
{
    /// <summary>Requests under way at once for one outbound message, so that a receiver that never answers holds nobody else back. Ours.</summary>
    private const int MostAtOnce = 8;

    private readonly Dictionary<long, WaitingBatch> byNumber = [];
    private readonly Dictionary<string, Line> lines = new(StringComparer.OrdinalIgnoreCase);

    // By notification: what is taken out of a batch under way is no less under way.
    private readonly HashSet<long> underWay = [];

    public WaitingMessages(OrgState? state)
    {
        if (state is null) return;
        foreach (var (key, bytes) in MessageQueue.Documents(state)) Set(MessageQueue.NumberOf(key), bytes);
    }

    public bool Take(IReadOnlyList<Change> changes)
    {
        var isChanged = false;
        foreach (var change in changes)
        {
            if (change.Document?.StartsWith(MessageQueue.Prefix, StringComparison.Ordinal) != true) continue;
            Set(MessageQueue.NumberOf(change.Document), change.Bytes);
            isChanged = true;
        }
        return isChanged;
    }

    /// <summary>Up to 100 notifications of one outbound message that are due and not under way, which they are from now on; empty if nothing can be sent.</summary>
    public List<WaitingBatch> Begin(DateTimeOffset now)
    {
        foreach (var line in lines.Values)
        {
            if (line.Requests == MostAtOnce || line.Next is not { } next || next > now) continue;
            line.Requests++;
            return Begin(line, now);
        }
        return [];
    }

    public void End(List<WaitingBatch> batches)
    {
        LineOf(batches[0].Batch.Message).Requests--;
        var numbers = batches.SelectMany(one => one.Batch.Records).Select(record => record.Number).ToList();
        underWay.ExceptWith(numbers);
        foreach (var number in numbers)
            if (byNumber.TryGetValue(number, out var present)) List(present);
    }

    /// <summary>When the next one falls due that could be sent then; null if none waits.</summary>
    public DateTimeOffset? NextDue => lines.Values.Where(line => line.Requests < MostAtOnce).Select(line => line.Next).Min();

    private List<WaitingBatch> Begin(Line line, DateTimeOffset now)
    {
        var (begun, count) = (new List<WaitingBatch>(), 0);
        foreach (var (due, number) in line.Waiting)
        {
            var one = byNumber[number];
            if (due > now || (count += one.Batch.Records.Count) > QueuedBatch.Most) break;
            begun.Add(one);
        }
        foreach (var one in begun)
        {
            foreach (var record in one.Batch.Records) underWay.Add(record.Number);
            line.Waiting.Remove((one.Batch.Due, one.Batch.Number));
        }
        return begun;
    }

    private void Set(long number, byte[]? bytes)
    {
        if (byNumber.Remove(number, out var before)) LineOf(before.Batch.Message).Waiting.Remove((before.Batch.Due, number));
        if (bytes is null) return;
        var one = byNumber[number] = new WaitingBatch(QueuedBatch.Read(bytes), bytes);
        if (!underWay.Contains(number)) List(one);
    }

    private void List(WaitingBatch one) => LineOf(one.Batch.Message).Waiting.Add((one.Batch.Due, one.Batch.Number));

    private Line LineOf(string message) => lines.TryGetValue(message, out var line) ? line : lines[message] = new Line();

    /// <summary>What waits of one outbound message, by its time.</summary>
    private sealed class Line
    {
        public SortedSet<(DateTimeOffset Due, long Number)> Waiting { get; } = [];
        public int Requests { get; set; }
        public DateTimeOffset? Next => Waiting.Count > 0 ? Waiting.Min.Due : null;
    }
}

/// <summary>A batch with its document, by which it is known whether it is still as it was.</summary>
internal sealed record WaitingBatch(QueuedBatch Batch, byte[] Bytes);
