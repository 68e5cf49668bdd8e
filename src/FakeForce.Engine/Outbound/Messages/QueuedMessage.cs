namespace FakeForce.Engine.Outbound.Messages;

/// <summary>One notification that waits for its acknowledgement, or has failed for want of one.</summary>
public sealed class QueuedMessage
{
    internal static readonly KeyPrefix NotificationPrefix = KeyPrefix.Parse("04l"), ActionPrefix = KeyPrefix.Parse("04k");

    private readonly QueuedBatch batch;
    private readonly QueuedRecord record;

    internal QueuedMessage(QueuedBatch batch, QueuedRecord record) => (this.batch, this.record) = (batch, record);

    /// <summary>The id by which receivers know repetitions.</summary>
    public RecordId Id => IdOf(record);

    public RecordId RecordId => record.Id;

    /// <summary>The name of its outbound message.</summary>
    public string Message => batch.Message;

    public DateTimeOffset CreatedAt => batch.CreatedAt;

    /// <summary>When it is sent next; of a failed one, when it is forgotten.</summary>
    public DateTimeOffset Due => batch.Due;

    public int Attempts => batch.Attempts;
    public DateTimeOffset? LastAttempt => batch.LastAttempt;

    /// <summary>What came of the last attempt.</summary>
    public string? LastAnswer => batch.LastAnswer;

    /// <summary>True once it has been given up.</summary>
    public bool IsFailed => batch.IsFailed;

    internal static RecordId IdOf(QueuedRecord record) => new(NotificationPrefix, record.Number);
}
