namespace FakeForce.Engine.Outbound.Messages;

/// <summary>What waits of one outbound message, by its time.</summary>
internal sealed class WaitingLine
{
    public SortedSet<(DateTimeOffset Due, long Number)> Waiting { get; } = [];
    public int Requests { get; set; }
    public DateTimeOffset? Next => Waiting.Count > 0 ? Waiting.Min.Due : null;
}
