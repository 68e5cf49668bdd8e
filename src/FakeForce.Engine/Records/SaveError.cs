namespace FakeForce.Engine.Records;

/// <summary>Why a record was not saved: Salesforce's status code, its text, and the API names of the fields at fault.</summary>
public sealed record SaveError(string Code, string Message, params IReadOnlyList<string> Fields)
{
    public SalesforceException AsException() => new(Code, Message, Fields) { IsDml = true };
}
