using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>
/// In how many ways external objects fail. The codes are Salesforce's exception codes; "Error received from the external system" is how its
/// ExternalObjectException begins. The other texts are ours.
/// </summary>
public static class ExternalErrors
{
    public static SalesforceException Unsupported(string what) => new("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", $"{what} is not supported for external objects");

    /// <summary>No connection, no answer in time, or an answer that breaks off.</summary>
    public static SalesforceException Unreachable(string why) => new("EXTERNAL_OBJECT_CONNECTION_EXCEPTION", $"The external system is unreachable: {why}");

    public static SalesforceException Refused(string why) => new("EXTERNAL_OBJECT_AUTHENTICATION_EXCEPTION", $"The external system refused the credentials: {why}");

    /// <summary>The system itself says that something is wrong.</summary>
    public static SalesforceException Received(string text) => new("EXTERNAL_OBJECT_EXCEPTION", $"Error received from the external system: {text}");

    /// <summary>What the system sent is not what it should be.</summary>
    public static SalesforceException Unreadable(string why) => new("EXTERNAL_OBJECT_EXCEPTION", $"The external system's answer cannot be used: {why}");

    public static SalesforceException Wrong(string why) => new("EXTERNAL_OBJECT_EXCEPTION", why);

    public static SalesforceException TooLarge() => new("EXTERNAL_OBJECT_EXCEPTION", "The OData query result was too large, so the external data didn’t load.");

    /// <summary>Rows of other systems cannot be rolled back, so they are written by calls of their own.</summary>
    internal static SaveError InATransaction(SObjectType type) => new("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", $"{type.Label} is an external object, which is written by /sobjects alone and not together with others");

    internal static SalesforceException RateLimit(string limit) => new("EXTERNAL_OBJECT_EXCEPTION", $"The org has reached its limit {limit}");
}
