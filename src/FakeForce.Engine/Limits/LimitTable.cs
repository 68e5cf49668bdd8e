namespace FakeForce.Engine.Limits;

/// <summary>
/// The allocations of /limits with a Developer Edition's maxima (REST API Developer Guide, "List Organization Limits");
/// daily API requests by edition (Salesforce Developer Limits, "API Request Limits and Allocations").
/// </summary>
internal static class LimitTable
{
    public const string DailyApiRequestsName = "DailyApiRequests";
    public const string ActiveScratchOrgsName = "ActiveScratchOrgs";
    public const string DailyScratchOrgsName = "DailyScratchOrgs";
    public const string DailyAsyncApexExecutionsName = "DailyAsyncApexExecutions";
    public const string DailyWorkflowEmailsName = "DailyWorkflowEmails";
    public const string DataStorageName = "DataStorageMB";
    public const string DailyBulkApiBatchesName = "DailyBulkApiBatches";
    public const string DailyBulkV2QueryJobsName = "DailyBulkV2QueryJobs";
    public const string DailyBulkV2QueryFileStorageName = "DailyBulkV2QueryFileStorageMB";

    /// <summary>Rows of ingest jobs (Bulk API and Bulk API 2.0 Limits and Allocations).</summary>
    public const long DailyBulkRecords = 150_000_000;

    /// <summary>1 TB is said to be 976,562 MB, so a megabyte has this many bytes there.</summary>
    public const long StorageMegabyte = 1_024_000;

    /// <summary>Active PushTopics ("PushTopic Streaming Allocations"). /limits does not list them.</summary>
    public static long PushTopics(Edition edition) => edition switch
    {
        Edition.Unlimited => 100,
        Edition.Enterprise or Edition.Sandbox => 50,
        _ => 40,
    };

    /// <summary>Records of StreamingChannel ("Generic Streaming Allocations"). /limits does not list them.</summary>
    public static long StreamingChannels(Edition edition) => edition == Edition.Developer ? 200 : 1_000;

    public static long MaxOf(string name) => Array.Find(Allocations, allocation => allocation.Name == name).Max;

    /// <summary>The same where the edition matters. Sandboxes have what their production org has, which is taken to be Enterprise: ours.</summary>
    public static long MaxOf(string name, Edition edition)
    {
        var (found, enterprise, unlimited) = Array.Find(largerEditions, row => row.Name == name);
        return found is null || edition == Edition.Developer ? MaxOf(name) : edition == Edition.Unlimited ? unlimited : enterprise;
    }

    public const string ODataCalloutsName = "HourlyODataCallout";
    public const string LongTermIdsName = "HourlyLongTermIdMapping";
    public const string ShortTermIdsName = "HourlyShortTermIdMapping";
    public const string DeliveredPushTopicEventsName = "DailyDurableStreamingApiEvents";
    public const string DeliveredGenericEventsName = "DailyDurableGenericStreamingApiEvents";
    public const string DeliveredPlatformEventsName = "DailyDeliveredPlatformEvents";
    public const string DeliveredStandardVolumeEventsName = "DailyStandardVolumePlatformEvents";
    public const string PublishedPlatformEventsName = "HourlyPublishedPlatformEvents";
    public const string PublishedStandardVolumeEventsName = "HourlyPublishedStandardVolumePlatformEvents";
    public const string StreamingClientsName = "DurableStreamingApiConcurrentClients";

    // Streaming API Developer Guide, "PushTopic Streaming Allocations", "Generic Streaming Allocations"; Platform Events Developer
    // Guide, "Platform Event Allocations".
    private static readonly (string Name, long Enterprise, long Unlimited)[] largerEditions =
    [
        (DeliveredPlatformEventsName, 25_000, 50_000),
        (DeliveredGenericEventsName, 200_000, 1_000_000),
        (DeliveredPushTopicEventsName, 200_000, 1_000_000),
        (PublishedPlatformEventsName, 250_000, 250_000),
        (StreamingClientsName, 1_000, 2_000),
        ("StreamingApiConcurrentClients", 1_000, 2_000),
    ];

    public static long DailyApiRequests(Edition edition) => edition switch
    {
        Edition.Enterprise => 100_000,
        Edition.Unlimited => 100_000,
        Edition.Sandbox => 5_000_000,
        _ => 15_000,
    };

    /// <summary>
    /// "Paid active orgs" may go over their number up to an end that Salesforce does not publish (Salesforce Developer Limits, "API Request
    /// Limits and Allocations"); twice the number is ours. Developer Edition and sandboxes may not.
    /// </summary>
    public static long HardDailyApiRequests(Edition edition) => DailyApiRequests(edition) * (edition is Edition.Enterprise or Edition.Unlimited ? 2 : 1);

    /// <summary>Calls of 20 seconds and more at once (Salesforce Developer Limits, "API Request Limits and Allocations": production and sandbox orgs, and Developer Edition).</summary>
    public static int ConcurrentLongCalls(Edition edition) => edition == Edition.Developer ? 5 : 25;

    public static readonly (string Name, long Max)[] Allocations =
    [
        (ActiveScratchOrgsName, 3),
        ("AnalyticsExternalDataSizeMB", 40_960),
        ("ConcurrentAsyncGetReportInstances", 200),
        ("ConcurrentEinsteinDataInsightsStoryCreation", 5),
        ("ConcurrentEinsteinDiscoveryStoryCreation", 2),
        ("ConcurrentSyncReportRuns", 20),
        ("DailyAnalyticsDataflowJobExecutions", 60),
        ("DailyAnalyticsUploadedFilesSizeMB", 51_200),
        (DailyApiRequestsName, 0),
        (DailyAsyncApexExecutionsName, 250_000),
        ("DailyAsyncApexTests", 500),
        (DailyBulkApiBatchesName, 15_000),
        (DailyBulkV2QueryFileStorageName, 976_562),
        (DailyBulkV2QueryJobsName, 10_000),
        (DeliveredPlatformEventsName, 10_000),
        (DeliveredGenericEventsName, 10_000),
        (DeliveredPushTopicEventsName, 10_000),
        ("DailyEinsteinDataInsightsStoryCreation", 1_000),
        ("DailyEinsteinDiscoveryOptimizationJobRuns", 0),
        ("DailyEinsteinDiscoveryPredictAPICalls", 50_000),
        ("DailyEinsteinDiscoveryPredictionsByCDC", 500_000),
        ("DailyEinsteinDiscoveryStoryCreation", 100),
        ("DailyFunctionsApiCallLimit", 235_000),
        ("DailyGenericStreamingApiEvents", 10_000),
        (DailyScratchOrgsName, 6),
        (DeliveredStandardVolumeEventsName, 10_000),
        ("DailyStreamingApiEvents", 10_000),
        (DailyWorkflowEmailsName, 100_000),
        (DataStorageName, 1_024),
        (StreamingClientsName, 20),
        ("FileStorageMB", 1_024),
        ("HourlyAsyncReportRuns", 1_200),
        ("HourlyDashboardRefreshes", 200),
        ("HourlyDashboardResults", 5_000),
        ("HourlyDashboardStatuses", 999_999_999),
        (LongTermIdsName, 100_000),
        ("HourlyManagedContentPublicRequests", 50_000),
        (ODataCalloutsName, 20_000),
        (PublishedPlatformEventsName, 50_000),
        (PublishedStandardVolumeEventsName, 1_000),
        (ShortTermIdsName, 100_000),
        ("HourlySyncReportRuns", 500),
        ("HourlyTimeBasedWorkflow", 1_000),
        ("MassEmail", 5_000),
        ("MonthlyEinsteinDiscoveryStoryCreation", 500),
        ("MonthlyPlatformEventsUsageEntitlement", 0),
        ("Package2VersionCreates", 6),
        ("Package2VersionCreatesWithoutValidation", 500),
        ("PermissionSets", 1_500),
        ("PlatformEventTriggersWithParallelProcessing", 5),
        ("PrivateConnectOutboundCalloutHourlyLimitMB", 0),
        ("SingleEmail", 5_000),
        ("StreamingApiConcurrentClients", 20),
    ];
}
