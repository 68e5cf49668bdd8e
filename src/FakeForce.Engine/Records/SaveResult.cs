namespace FakeForce.Engine.Records;

/// <summary>What became of one record of a write. <paramref name="Id"/> is null for a create that failed.</summary>
public sealed record SaveResult(RecordId? Id, bool Created, IReadOnlyList<SaveError> Errors)
{
    public bool Success => Errors.Count == 0;

    /// <summary>Of a platform event that is on its way: OPERATION_ENQUEUED with the event's UUID, which answers list among the errors.</summary>
    public SaveError? Enqueued { get; init; }

    /// <summary>True for an event that no rollback takes back.</summary>
    public bool IsBeyondRollback { get; init; }

    /// <summary>What an answer lists under "errors".</summary>
    public IEnumerable<SaveError> Reported => Enqueued is { } enqueued ? [.. Errors, enqueued] : Errors;

    public static SaveResult Ok(RecordId id, bool created) => new(id, created, []);
    public static SaveResult Failed(RecordId? id, params IReadOnlyList<SaveError> errors) => new(id, false, errors);
}
