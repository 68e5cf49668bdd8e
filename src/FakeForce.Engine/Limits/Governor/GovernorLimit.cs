namespace FakeForce.Engine.Limits.Governor;

/// <summary>What a transaction of Apex or of a flow may use, by the name that Apex's Limits class has for it.</summary>
public enum GovernorResource
{
    Queries,
    AggregateQueries,
    QueryRows,
    QueryLocatorRows,
    SoslQueries,
    DmlStatements,
    DmlRows,
    Callouts,
    CalloutMilliseconds,
    FutureCalls,
    QueueableJobs,
    EmailInvocations,
    HeapBytes,
    CpuMilliseconds,
    PublishImmediateDml,
    MobilePushApexCalls,
}

/// <summary>One row of the guide's table.</summary>
/// <param name="Sync">Most of it in a synchronous transaction; <paramref name="Async"/> the same for an asynchronous one.</param>
/// <param name="Text">What is thrown beyond it, where {0} is how much it would have been and {1} what is allowed.</param>
public sealed record GovernorLimit(GovernorResource Resource, long Sync, long Async, string Text)
{
    public long Of(GovernorContext context) => context switch
    {
        GovernorContext.Async => Async,
        // "Bulk API transactions use the higher of the synchronous and asynchronous limits" (Apex Developer Guide, "Execution Governors and Limits").
        GovernorContext.Bulk => Math.Max(Sync, Async),
        _ => Sync,
    };
}

/// <summary>How a transaction was begun, which decides the column of the table. Scheduled Apex is synchronous.</summary>
public enum GovernorContext
{
    Sync,
    Async,
    Bulk,
}
