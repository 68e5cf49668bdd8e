namespace FakeForce.Engine.Records;

/// <summary>What became of one record of a write. <paramref name="Id"/> is null for a create that failed.</summary>
public sealed record SaveResult(RecordId? Id, bool Created, IReadOnlyList<SaveError> Errors)
{
    public bool Success => Errors.Count == 0;
    public static SaveResult Ok(RecordId id, bool created) => new(id, created, []);
    public static SaveResult Failed(RecordId? id, params IReadOnlyList<SaveError> errors) => new(id, false, errors);
}
