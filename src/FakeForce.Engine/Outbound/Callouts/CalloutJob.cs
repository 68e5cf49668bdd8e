using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>Code that calls out later: once as a Queueable, or on a schedule whose every run is one.</summary>
/// <param name="Number">From 1, in the order in which they were made.</param>
/// <param name="Order">What it does, in the form of whoever runs it.</param>
/// <param name="Due">When it runs next.</param>
public sealed record CalloutJob(long Number, RecordId UserId, string Order, DateTimeOffset CreatedAt, DateTimeOffset Due) : IStored<CalloutJob>
{
    internal static readonly KeyPrefix QueuedPrefix = KeyPrefix.Parse("707"), ScheduledPrefix = KeyPrefix.Parse("08e");

    /// <summary>An AsyncApexJob's, or of a schedule a CronTrigger's.</summary>
    public RecordId Id => new(Cron is null ? QueuedPrefix : ScheduledPrefix, Number);

    /// <summary>Of schedules, with their name.</summary>
    public string? Cron { get; init; }
    public string? Name { get; init; }

    public CalloutJobState State { get; init; }
    public int Runs { get; init; }
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>What came of the last run, in the form of whoever ran it.</summary>
    public string? Result { get; init; }

    /// <summary>The exception that ended the last run.</summary>
    public string? Problem { get; init; }

    public bool IsOver => State is CalloutJobState.Completed or CalloutJobState.Failed or CalloutJobState.Aborted;

    void IStored<CalloutJob>.Write(StoredWriter writer) => writer.Put("n", Number).Put("u", UserId).Put("o", Order).Put("c", CreatedAt).Put("d", Due)
        .Put("k", Cron).Put("a", Name).Put("s", (long)State).Put("r", Runs).Put("l", LastRun).Put("w", Result).Put("p", Problem);

    static CalloutJob IStored<CalloutJob>.Read(StoredReader reader) => new(reader.Number("n"), reader.Id("u"), reader.Text("o"), reader.Moment("c"), reader.Moment("d"))
    {
        Cron = reader.TextOrNull("k"),
        Name = reader.TextOrNull("a"),
        State = (CalloutJobState)reader.Number("s"),
        Runs = (int)reader.Number("r"),
        LastRun = reader.MomentOrNull("l"),
        Result = reader.TextOrNull("w"),
        Problem = reader.TextOrNull("p"),
    };
}
