using System.Collections.Frozen;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events;

/// <summary>What can be subscribed to: a channel by its full name, and the events that come by it.</summary>
public sealed class EventTopic
{
    private readonly string? only;
    private readonly Func<FrozenDictionary<string, MemberView>>? members;

    /// <summary>One kind of event.</summary>
    internal EventTopic(string name, EventLife life, string only, SObjectType? single = null) => (Name, Life, this.only, Single) = (name, life, only, single);

    /// <summary>A channel with members, which can become others while somebody reads it.</summary>
    internal EventTopic(string name, Func<FrozenDictionary<string, MemberView>> members) => (Name, Life, this.members) = (name, EventLife.HighVolume, members);

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

    /// <summary>The members of a channel as they are now; null for other topics.</summary>
    internal FrozenDictionary<string, MemberView>? Members => members?.Invoke();

    internal bool Has(EventKind kind) => Has(kind, Members);

    internal bool Has(EventKind kind, FrozenDictionary<string, MemberView>? now) =>
        only is not null ? string.Equals(kind.Name, only, StringComparison.Ordinal) : now?.ContainsKey(kind.Name) ?? true;
}
