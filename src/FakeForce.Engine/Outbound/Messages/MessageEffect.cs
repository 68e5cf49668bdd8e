using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>A notification of a record, to be queued with the others of its transaction.</summary>
internal sealed record MessageEffect(OutboundMessage Message, RecordId Record) : TransactionEffect;
