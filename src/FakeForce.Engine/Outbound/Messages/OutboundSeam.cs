namespace FakeForce.Engine.Outbound.Messages;

/// <summary>Where the engine, which knows no HTTP, meets the server that sends for it. Until a server is there, messages wait.</summary>
public sealed class OutboundSeam
{
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<MessageBatch, CancellationToken, Task<Acknowledgement>>? deliver;

    internal Task Connected => connected.Task;

    public void Connect(Func<MessageBatch, CancellationToken, Task<Acknowledgement>> send)
    {
        deliver = send;
        connected.TrySetResult();
    }

    internal Task<Acknowledgement> DeliverAsync(MessageBatch batch, CancellationToken cancel) => deliver!(batch, cancel);
}

/// <summary>Notifications that go out in one request: of one outbound message, 100 at most.</summary>
/// <param name="ActionId">Of the outbound message (04k…).</param>
/// <param name="Session">A session of the user as whom it is sent; null where none is asked for.</param>
public sealed record MessageBatch(Org Org, OutboundMessage Message, RecordId ActionId, string? Session, IReadOnlyList<Notification> Notifications);

/// <summary>A notification with its record as it is at the moment of sending.</summary>
public sealed record Notification(RecordId Id, RecordId RecordId, State.Row Row);

/// <summary>What came back. <paramref name="Answer"/> says it in one line, for people.</summary>
public sealed record Acknowledgement(bool IsAcknowledged, string Answer);
