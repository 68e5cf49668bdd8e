namespace FakeForce.Engine.Outbound.Messages;

/// <summary>A batch with its document, by which it is known whether it is still as it was.</summary>
internal sealed record WaitingBatch(QueuedBatch Batch, byte[] Bytes);
