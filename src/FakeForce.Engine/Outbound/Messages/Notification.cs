namespace FakeForce.Engine.Outbound.Messages;

/// <summary>A notification with its record as it is at the moment of sending.</summary>
public sealed record Notification(RecordId Id, RecordId RecordId, State.Row Row);
