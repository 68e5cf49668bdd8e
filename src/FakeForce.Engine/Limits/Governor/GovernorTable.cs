namespace FakeForce.Engine.Limits.Governor;

/// <summary>
/// The limits of one transaction: Apex Developer Guide, "Execution Governors and Limits". Texts are those that Salesforce is seen to throw;
/// where no report of one was found, the row says so.
/// </summary>
public static class GovernorTable
{
    public static IReadOnlyList<GovernorLimit> Rows { get; } =
    [
        new(GovernorResource.Queries, 100, 200, "Too many SOQL queries: {0}"),
        // The text is ours: none was found.
        new(GovernorResource.AggregateQueries, 300, 600, "Too many aggregate queries: {0}"),
        new(GovernorResource.QueryRows, 50_000, 50_000, "Too many query rows: {0}"),
        new(GovernorResource.QueryLocatorRows, 10_000, 10_000, "Too many query locator rows: {0}"),
        new(GovernorResource.SoslQueries, 20, 20, "Too many SOSL queries: {0}"),
        new(GovernorResource.DmlStatements, 150, 150, "Too many DML statements: {0}"),
        new(GovernorResource.DmlRows, 10_000, 10_000, "Too many DML rows: {0}"),
        new(GovernorResource.Callouts, 100, 100, "Too many callouts: {0}"),
        // A CalloutException; its text is not confirmed.
        new(GovernorResource.CalloutMilliseconds, 120_000, 120_000, "Exceeded maximum time allotted for callout ({1} ms)"),
        // From a batch or a future method none are allowed, which is an AsyncException of its own and comes with Apex.
        new(GovernorResource.FutureCalls, 50, 50, "Too many future calls: {0}"),
        new(GovernorResource.QueueableJobs, 50, 1, "Too many queueable jobs added to the queue: {0}"),
        new(GovernorResource.EmailInvocations, 10, 10, "Too many Email Invocations: {0}"),
        new(GovernorResource.HeapBytes, 6_000_000, 12_000_000, "Apex heap size too large: {0}"),
        new(GovernorResource.CpuMilliseconds, 10_000, 60_000, "Apex CPU time limit exceeded"),
        // These two texts are ours: none was found.
        new(GovernorResource.PublishImmediateDml, 150, 150, "Too many publish immediate DML statements: {0}"),
        new(GovernorResource.MobilePushApexCalls, 10, 10, "Too many mobile push calls: {0}"),
    ];

    /// <summary>Deepest nesting of triggers that set one another off.</summary>
    public const int TriggerDepth = 16;

    /// <summary>Longest transaction, asynchronous ones too.</summary>
    public static readonly TimeSpan TransactionTime = TimeSpan.FromMinutes(10);

    public static GovernorLimit Of(GovernorResource resource) => Rows[(int)resource];
}
