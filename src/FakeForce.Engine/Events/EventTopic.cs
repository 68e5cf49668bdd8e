using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events;

/// <summary>What can be subscribed to: a channel by its full name, and the events that come by it.</summary>
public sealed class EventTopic
{
    private readonly FrozenSet<string>? names;
    private readonly string? only;

    internal EventTopic(string name, EventLife life, IEnumerable<string> events, SObjectType? single = null)
    {
        (Name, Life, Single) = (name, life, single);
        names = events.ToFrozenSet(StringComparer.Ordinal);
        only = names.Count == 1 ? names.Items[0] : null;
    }

    private EventTopic(string name) => Name = name;

    /// <summary>Whatever the log has, by no channel: what FakeForce itself looks at.</summary>
    internal static EventTopic Everything { get; } = new("*");

    /// <summary>/event/Low_Ink__e, /data/ChangeEvents …</summary>
    public string Name { get; }

    /// <summary>How far back it can be replayed.</summary>
    public EventLife Life { get; }

    /// <summary>The platform event, or the sObject whose changes these are, where there is just one.</summary>
    public SObjectType? Single { get; }

    /// <summary>Change events are the org's own to publish, and a channel has no one schema.</summary>
    public bool CanPublish => Single?.Event is not null;

    internal bool Has(EventKind kind) => only is not null ? string.Equals(kind.Name, only, StringComparison.Ordinal) : names?.Contains(kind.Name) ?? true;
}
