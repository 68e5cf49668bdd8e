namespace FakeForce.Engine.Events;

/// <summary>
/// What the events of one definition share. <paramref name="Name"/> is the event's API name (Low_Ink__e, AccountChangeEvent), or for the kinds
/// without a schema the channel (/topic/…, /u/…), whose <paramref name="SchemaId"/> is empty and whose payload only their face understands.
/// </summary>
public sealed record EventKind(string Name, string SchemaId, EventLife Life)
{
    internal const string PushTopicPrefix = "/topic/", GenericPrefix = "/u/";

    /// <summary>True for changes of records.</summary>
    public bool IsChange { get; } = Name.EndsWith("ChangeEvent", StringComparison.Ordinal);

    /// <summary>True for records that a PushTopic found.</summary>
    public bool IsPushTopic { get; } = Name.StartsWith(PushTopicPrefix, StringComparison.Ordinal);

    /// <summary>True for texts that were pushed to a streaming channel.</summary>
    public bool IsGeneric { get; } = Name.StartsWith(GenericPrefix, StringComparison.Ordinal);
}

/// <summary>How long an event is kept: high-volume platform events and change events three days, all older kinds one.</summary>
public enum EventLife : byte { HighVolume, Legacy }
