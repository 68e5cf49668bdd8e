namespace FakeForce.Engine.Events;

/// <summary>
/// What the events of one definition share. <paramref name="Name"/> is the event's API name (Low_Ink__e, AccountChangeEvent), or for the kinds
/// without a schema the channel (/topic/…, /u/…), whose <paramref name="SchemaId"/> is empty and whose payload only their face understands.
/// </summary>
public sealed record EventKind(string Name, string SchemaId, EventLife Life);

/// <summary>How long an event is kept: high-volume platform events and change events three days, all older kinds one.</summary>
public enum EventLife : byte { HighVolume, Legacy }
