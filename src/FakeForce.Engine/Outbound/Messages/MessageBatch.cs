namespace FakeForce.Engine.Outbound.Messages;

/// <summary>Notifications that go out in one request: of one outbound message, 100 at most.</summary>
/// <param name="ActionId">Of the outbound message (04k…).</param>
/// <param name="Session">A session of the user as whom it is sent; null where none is asked for.</param>
public sealed record MessageBatch(Org Org, OutboundMessage Message, RecordId ActionId, string? Session, IReadOnlyList<Notification> Notifications);
