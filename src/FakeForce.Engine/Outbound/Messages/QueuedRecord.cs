namespace FakeForce.Engine.Outbound.Messages;

/// <summary>A notification: its number, from 1 in the order in which they were set off, and the record that it is about.</summary>
internal readonly record struct QueuedRecord(long Number, RecordId Id);
