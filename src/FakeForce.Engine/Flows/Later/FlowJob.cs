using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Flows.Later;

/// <summary>A run of a flow that waits: behind a commit, for a time, or for its schedule.</summary>
/// <param name="Key">Of its document.</param>
/// <param name="Number">Jobs that are due together run in this order.</param>
/// <param name="Flow">By its full name.</param>
internal sealed record FlowJob(string Key, long Number, FlowJobKind Kind, string Flow, DateTimeOffset Due) : IStored<FlowJob>
{
    /// <summary>Who runs it.</summary>
    public RecordId UserId { get; init; }

    /// <summary>Of a path: its name, and the record.</summary>
    public string? Path { get; init; }
    public RecordId Record { get; init; }

    /// <summary>Of an event: where it stands in the log, and what its payload was written with.</summary>
    public long ReplayId { get; init; }
    public string? SchemaId { get; init; }

    /// <summary>Of an asynchronous path what the record was before; of an event its payload. In Base64.</summary>
    public string? Bytes { get; init; }

    void IStored<FlowJob>.Write(StoredWriter writer) => writer.Put("k", Key).Put("n", Number).Put("t", (long)Kind).Put("f", Flow).Put("d", Due).Put("u", UserId).Put("p", Path).Put("r", Record).Put("b", Bytes).Put("e", ReplayId).Put("s", SchemaId);

    static FlowJob IStored<FlowJob>.Read(StoredReader reader) => new(reader.Text("k"), reader.Number("n"), (FlowJobKind)reader.Number("t"), reader.Text("f"), reader.Moment("d"))
    {
        UserId = reader.Id("u"),
        Path = reader.TextOrNull("p"),
        Record = reader.Id("r"),
        Bytes = reader.TextOrNull("b"),
        ReplayId = reader.Number("e"),
        SchemaId = reader.TextOrNull("s"),
    };
}

internal enum FlowJobKind
{
    AsynchronousPath,
    ScheduledPath,
    Event,
    Schedule,
}
