using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>The queue by what is due, kept beside the org's documents and made from them. Used under the sender's lock.</summary>
internal sealed class WaitingMessages
{
    private readonly Dictionary<long, QueuedMessage> byNumber = [];
    private readonly Dictionary<string, SortedSet<(DateTimeOffset Due, long Number)>> byMessage = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<long> underWay = [];

    public WaitingMessages(IEnumerable<QueuedMessage> messages)
    {
        foreach (var message in messages) Set(message.Number, message);
    }

    public bool Take(IReadOnlyList<Change> changes)
    {
        var isChanged = false;
        foreach (var change in changes)
        {
            if (change.Document?.StartsWith(MessageQueue.Prefix, StringComparison.Ordinal) != true) continue;
            Set(MessageQueue.NumberOf(change.Document), Stored.ReadOrNull<QueuedMessage>(change.Bytes));
            isChanged = true;
        }
        return isChanged;
    }

    /// <summary>Up to <paramref name="most"/> of one outbound message that are due and not under way, which they are from now on; empty if nothing is due.</summary>
    public List<QueuedMessage> Begin(DateTimeOffset now, int most)
    {
        var batch = new List<QueuedMessage>();
        foreach (var waiting in byMessage.Values)
        {
            foreach (var (due, number) in waiting)
            {
                if (due > now || batch.Count == most) break;
                batch.Add(byNumber[number]);
            }
            if (batch.Count > 0) break;
        }
        foreach (var message in batch)
        {
            underWay.Add(message.Number);
            Unlist(message);
        }
        return batch;
    }

    public void End(IEnumerable<QueuedMessage> batch)
    {
        foreach (var message in batch)
            if (underWay.Remove(message.Number) && byNumber.TryGetValue(message.Number, out var present)) List(present);
    }

    /// <summary>When the next one falls due; null if none waits.</summary>
    public DateTimeOffset? NextDue => byMessage.Values.Where(waiting => waiting.Count > 0).Select(waiting => (DateTimeOffset?)waiting.Min.Due).Min();

    private void Set(long number, QueuedMessage? message)
    {
        if (byNumber.Remove(number, out var before)) Unlist(before);
        if (message is null) return;
        byNumber[number] = message;
        if (!underWay.Contains(number)) List(message);
    }

    private void List(QueuedMessage message)
    {
        if (!byMessage.TryGetValue(message.Message, out var waiting)) byMessage[message.Message] = waiting = [];
        waiting.Add((message.Due, message.Number));
    }

    private void Unlist(QueuedMessage message)
    {
        if (byMessage.TryGetValue(message.Message, out var waiting) && waiting.Remove((message.Due, message.Number)) && waiting.Count == 0) byMessage.Remove(message.Message);
    }
}
