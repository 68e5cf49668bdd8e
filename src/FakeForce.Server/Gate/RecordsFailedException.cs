using FakeForce.Engine;
using FakeForce.Engine.Records;

namespace FakeForce.Server.Gate;

/// <summary>A single-record call whose record was refused for one or more reasons; all of them make up the error body.</summary>
internal sealed class RecordsFailedException(IReadOnlyList<SaveError> errors) : Exception(errors[0].Message)
{
    public IReadOnlyList<SalesforceException> Errors { get; } = [.. errors.Select(e => e.AsException())];

    /// <summary>Throws unless the record was saved.</summary>
    public static SaveResult Check(SaveResult result) => result.Success ? result : throw new RecordsFailedException(result.Errors);
}
