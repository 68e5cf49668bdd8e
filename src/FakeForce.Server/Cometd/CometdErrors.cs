namespace FakeForce.Server.Cometd;

/// <summary>
/// The errors of Streaming API Developer Guide, "Streaming API Error Codes". Braces around a value are Salesforce's where they were
/// observed (github.com/kdcllc/CometD.NetCore.Salesforce/issues/20, github.com/forcedotcom/EMP-Connector/issues/14 and 41); for other values
/// the guide's braces are taken for its own.
/// </summary>
internal static class CometdErrors
{
    public const string RequiresAuthentication = "401::Request requires authentication";
    public const string AuthenticationInvalid = "401::Authentication invalid";
    public const string HandshakeDenied = "403::Handshake denied";
    public const string HandshakeMissing = "403::Client has not completed handshake";
    public const string UnknownClient = "403::Unknown client";
    public const string TooManyClients = "403::Organization concurrent user limit exceeded";
    public const string TooManyEvents = "403::Organization total events daily limit exceeded";
    public const string NoAccess = "403::Subscriber does not have access to the entity in this topic";
    public const string NoAccessToWhere = "403::Subscriber does not have access to all fields referenced in the where clause of the PushTopic";
    public const string NoAccessToChanges = "403::User not allowed to subscribe CDC without View All Data permissions";
    public const string RestrictedChannel = "403::Restricted channel";
    public const string ChannelMissing = "400::Channel name not specified";
    public const string NoLeadingSlash = "400::Channel subscriptions must start with a leading '/'";
    public const string AnotherUser = "400::Authenticated user id does not match the session's user id";
    public const string UnknownStreamingChannel = "404::Unknown channel";
    public const string ChannelOfOtherCase = "404::channel names may not vary only by case";
    public const string TooLarge = "413::Maximum Request Size Exceeded";

    public static string VersionMissing(int latest) => $"400::API version in the URI is mandatory. URI format: '/cometd/{latest}.0'";
    public static string VersionUnsupported(int latest) => $"400::Unsupported API version. Only API versions '37.0' and later are supported. URI format: '/cometd/{latest}.0'";
    public static string ConnectionType(string type) => $"400::Invalid connection type {type}";
    public static string NoSuchChannel(string channel) => $"400::The channel you requested to subscribe to doesn't exist {channel}";
    public static string NoSuchFields(string fields) => $"400::Query fields {fields} do not exist on the topic entity";
    public static string NoCookie(string client, string cookie) => $"400::Client {client} has established a session, but no {cookie} cookie present";
    public static string ReplayId(string id) => $"400::The replayId {{{id}}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.";

    public static string NotInReplayMap(string channel, string map) =>
        $"400::The replayId for channel {{{channel}}} wasn't found using the provided replay ID map {{{map}}}. Ensure that the channel name you provided in the replay map is valid and matches the channel name used for subscribing.";

    /// <summary>What the messages cannot be read as. The text is ours.</summary>
    public static string Malformed(string problem) => "400::" + problem;
}
