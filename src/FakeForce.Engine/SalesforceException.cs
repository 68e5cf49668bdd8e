namespace FakeForce.Engine;

/// <summary>
/// The one way in which a request fails. <paramref name="code"/> is Salesforce's errorCode (INVALID_FIELD …); the faces
/// turn it into their protocol's status and layout. A record that fails inside a request that goes on is a
/// <see cref="Records.SaveError"/> instead.
/// </summary>
public sealed class SalesforceException(string code, string message, params IReadOnlyList<string> fields) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>API names of the fields at fault; empty for errors that are not about fields.</summary>
    public IReadOnlyList<string> Fields { get; } = fields;

    /// <summary>True where the JSON form carries a "fields" key even if it is empty (DML errors do, query errors do not).</summary>
    public bool IsDml { get; init; }

    /// <summary>Of DUPLICATES_DETECTED: the duplicates.</summary>
    public Rules.Duplicates.FoundDuplicates? Duplicates { get; init; }

    /// <summary>
    /// 0-based offset in the request body of what the JSON parser refuses, or -1. Such a text lacks its end until
    /// <see cref="Records.SourcePosition.Locate"/> has seen the body.
    /// </summary>
    public int Position { get; init; } = -1;
}
