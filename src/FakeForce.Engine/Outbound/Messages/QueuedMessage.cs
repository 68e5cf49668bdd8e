using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Outbound.Messages;

/// <summary>One notification that waits for its acknowledgement, or has failed for want of one.</summary>
/// <param name="Number">From 1, in the order in which they were set off.</param>
/// <param name="Message">The name of its outbound message.</param>
/// <param name="Due">When it is sent next; of a failed one, when it is forgotten.</param>
public sealed record QueuedMessage(long Number, string Message, RecordId RecordId, DateTimeOffset CreatedAt, DateTimeOffset Due) : IStored<QueuedMessage>
{
    internal static readonly KeyPrefix NotificationPrefix = KeyPrefix.Parse("04l"), ActionPrefix = KeyPrefix.Parse("04k");

    /// <summary>The id by which receivers know repetitions.</summary>
    public RecordId Id => new(NotificationPrefix, Number);

    public int Attempts { get; init; }
    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>What came of the last attempt.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>True once it has been given up.</summary>
    public bool IsFailed { get; init; }

    /// <summary>True while a fault rule holds its next attempt back.</summary>
    internal bool IsHeld { get; init; }

    void IStored<QueuedMessage>.Write(StoredWriter writer) => writer.Put("n", Number).Put("m", Message).Put("r", RecordId).Put("c", CreatedAt).Put("d", Due)
        .Put("a", Attempts).Put("l", LastAttempt).Put("w", LastAnswer).Put("f", IsFailed).Put("h", IsHeld);

    static QueuedMessage IStored<QueuedMessage>.Read(StoredReader reader) => new(reader.Number("n"), reader.Text("m"), reader.Id("r"), reader.Moment("c"), reader.Moment("d"))
    {
        Attempts = (int)reader.Number("a"),
        LastAttempt = reader.MomentOrNull("l"),
        LastAnswer = reader.TextOrNull("w"),
        IsFailed = reader.Flag("f"),
        IsHeld = reader.Flag("h"),
    };
}
