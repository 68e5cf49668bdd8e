using FakeForce.Engine.Rules.Duplicates;

namespace FakeForce.Engine.Records;

/// <summary>Why a record was not saved: Salesforce's status code, its text, and the API names of the fields at fault.</summary>
public sealed record SaveError(string Code, string Message, params IReadOnlyList<string> Fields)
{
    /// <summary>Of DUPLICATES_DETECTED: the duplicates.</summary>
    public FoundDuplicates? Duplicates { get; init; }

    public SalesforceException AsException() => new(Code, Message, Fields) { IsDml = true, Duplicates = Duplicates };
}
