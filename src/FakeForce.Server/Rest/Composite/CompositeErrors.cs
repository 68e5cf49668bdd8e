using FakeForce.Engine;

namespace FakeForce.Server.Rest.Composite;

/// <summary>
/// The refusals of the composite family. Texts marked "observed" are those that clients have shown; the others are
/// FakeForce's own words, since Salesforce's are published nowhere.
/// </summary>
internal static class CompositeErrors
{
    public const string Halted = "PROCESSING_HALTED";

    /// <summary>REST API Developer Guide, "allOrNone Parameters in Composite and Collections Requests".</summary>
    public static SalesforceException RolledBack => new(Halted, "The transaction was rolled back since another operation in the same transaction failed.");

    /// <summary>Observed of SOAP calls and collections alike.</summary>
    public static SalesforceException TooManyRecords(int most) => new("EXCEEDED_ID_LIMIT", $"record limit reached. cannot submit more than {most} records into this call");

    /// <summary>Observed in Apex.</summary>
    public static SalesforceException TooManyChunks => new("LIMIT_EXCEEDED", "Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.");

    /// <summary>Observed for composite's 25.</summary>
    public static SalesforceException TooManyOperations(int most, string kind = "") => new("LIMIT_EXCEEDED", $"The request can’t contain more than {most} {kind}operations.");

    /// <summary>REST API Developer Guide, "Composite Subrequest Result", from 52.0.</summary>
    public static SalesforceException IllegalReferenceId(string id) => new("JSON_PARSER_ERROR", MustStart("referenceId", id));

    /// <summary>Observed in answers of sObject Tree.</summary>
    public static SalesforceException DuplicateReferenceId => new("INVALID_INPUT", "Duplicate ReferenceId provided in the request.");

    public static SalesforceException Missing(string member) => new("JSON_PARSER_ERROR", $"Missing required property '{member}'");

    public static SalesforceException LimitExceeded(string text) => new("LIMIT_EXCEEDED", text);

    public static SalesforceException NotInside(string resource, string method, string url) => new("BAD_REQUEST", $"{resource} doesn't support {method} {url}");

    public static string MustStart(string member, string id) => $"Provided {member} ('{id}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').";
}
