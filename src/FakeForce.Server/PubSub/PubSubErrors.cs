using static Grpc.Core.StatusCode;

namespace FakeForce.Server.PubSub;

/// <summary>
/// Every error code of the guide ("Handle Errors"). The guide gives codes and meanings; statuses and texts marked "observed" are
/// from reports of clients, and the others are ours.
/// </summary>
internal static class PubSubErrors
{
    public static readonly PubSubError
        // Observed: text and status.
        AuthError = new("service.auth.error", Unauthenticated, "An authentication exception occurred. Provide valid authentication via metadata headers."),
        AuthHeadersInvalid = new("service.auth.headers.invalid", Unauthenticated, "An authentication header is invalid or blank."),
        AuthRefreshInvalid = new("service.auth.refresh.invalid", Unauthenticated, "The auth refresh is invalid."),
        ServiceUnavailable = new("service.unavailable", Unavailable, "The service is unavailable. Try again later."),
        TopicEmpty = new("topic.validation.empty", InvalidArgument, "The topic name is blank. Provide a topic name."),
        // Observed: text and status.
        TopicNotFound = new("topic.not.found", NotFound, "The topic information for the topic was not found. Ensure the topic name is correct and that the topic exists."),
        TopicPermission = new("topic.meta.permission", PermissionDenied, "The topic cannot be accessed, or not published to."),
        SchemaInvalid = new("schema.validation.failed", InvalidArgument, "The schema ID is blank. Provide a schema ID."),
        SchemaPermission = new("schema.meta.permission", PermissionDenied, "The schema cannot be accessed. Ensure that the schema ID is correct."),
        // Observed: the first sentence, the status.
        ReplayIdCorrupted = new("subscription.fetch.replayid.corrupted", InvalidArgument, "The Replay ID validation failed. Ensure that the Replay ID is valid and within the retention period."),
        ReplayIdMissing = new("subscription.fetch.replayid.validation.failed", InvalidArgument, "The Replay ID validation failed. The replay preset CUSTOM needs a Replay ID."),
        RequestedEventsInvalid = new("subscription.fetch.requested.events.invalid", InvalidArgument, "The number of requested events must be greater than 0."),
        FetchTopicMismatch = new("subscription.fetch.topic.mismatch", InvalidArgument, "The topic name differs from that of the first request."),
        CannotSubscribe = new("subscription.topic.cannot.subscribe", PermissionDenied, "The user cannot subscribe to the topic."),
        // The guide's text.
        SubscriptionLimit = new("subscription.limit.exceeded", ResourceExhausted, "You have exceeded the event delivery limit for your org."),
        SubscriptionInternal = new("subscription.internal.error", Internal, "An internal error occurred. Restart the subscription."),
        SweeperTimeout = new("publish.stream.sweeper.timeout", Unavailable, "The stream was closed because no publish request came in time."),
        PublishAuthRefresh = new("publish.auth.refresh.invalid", InvalidArgument, "The first publish request must not have an auth refresh."),
        PublishCount = new("publish.event.count.invalid", InvalidArgument, "The publish request has no events."),
        PublishTopicMismatch = new("publish.topic.mismatch", InvalidArgument, "The topic name differs from that of the first request."),
        PublishTopicEmpty = new("publish.topic.validation.empty", InvalidArgument, "The topic name is blank. Provide a topic name."),
        // Observed: the status.
        ManagedActive = new("managed.subscription.already.active", AlreadyExists, "An active subscription with the same ID exists. There can be a delay before it expires. Try subscribing again later."),
        ManagedStopped = new("managed.subscription.config.stopped", FailedPrecondition, "The state of the managed event subscription is STOP."),
        ManagedNameUnknown = new("managed.subscription.developer.name.not.found", NotFound, "There is no managed event subscription with this developer name."),
        ManagedIdUnknown = new("managed.subscription.subscription.id.not.found", NotFound, "There is no managed event subscription with this ID."),
        ManagedIdInvalid = new("managed.subscription.subscription.id.invalid", InvalidArgument, "The subscription ID must have 15 or 18 characters."),
        ManagedIdOrName = new("managed.subscription.id.or.developer.name.empty", InvalidArgument, "Provide either a subscription ID or a developer name."),
        ManagedEventsInvalid = new("managed.subscription.fetch.request.events.invalid", InvalidArgument, "The number of requested events must not be less than 0."),
        ManagedRequestInvalid = new("managed.subscription.fetch.request.invalid", InvalidArgument, "A request without requested events needs a commit request or an auth refresh."),
        ManagedCommitRestricted = new("managed.subscription.fetch.request.commit.request.restricted", InvalidArgument, "The first request must not have a commit request."),
        ManagedAuthRestricted = new("managed.subscription.fetch.request.auth.request.restricted", InvalidArgument, "The first request must not have an auth refresh.");

    /// <summary>Those that fault rules can name.</summary>
    private static readonly PubSubError[] named = [AuthError, ServiceUnavailable, TopicNotFound, ReplayIdCorrupted, SubscriptionLimit, SubscriptionInternal, SweeperTimeout];

    public static PubSubError BySuffix(string suffix) => Array.Find(named, error => error.Suffix == suffix) ?? SubscriptionInternal;

    /// <summary>Beyond a total of 4 MB the answer is the load balancer's and has no error code ("Pub/Sub API and Event Allocations").</summary>
    public const string RequestTooLong = "upstream connect error or disconnect/reset before headers. reset reason: remote reset";

    /// <summary>Codes of the guide that FakeForce never sends, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Unused = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["service.protection.triggered"] = "FakeForce protects itself by no limit of requests or connections",
        ["service.protection.stream.limit.triggered"] = "the same, for the requests of one stream",
        ["service.tenant.license"] = "every FakeForce org is licensed",
        ["concurrent.client.limit.exceeded"] = "no number is published",
        ["topic.api.unavailable"] = "topics are in the same process",
        ["schema.api.unavailable"] = "schemas are in the same process",
        ["subscription.fetch.replay.repeated"] = "replay ids only grow",
        ["subscription.fetch.overflow"] = "what is asked for beyond the maximum is left out, as the guide says too",
        ["subscription.fetch.request.invalid"] = "requests without events and auth refresh are requested.events.invalid",
        ["managed.subscription.config.deleted"] = "the definitions of a running org do not change",
    };
}
