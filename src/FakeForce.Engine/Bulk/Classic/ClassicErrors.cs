namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// What is wrong with a call of Bulk API 1.0. The codes are the guide's ("Errors") and the client library's (forcedotcom/wsc,
/// AsyncExceptionCode). Texts without a mark were observed.
/// </summary>
public static class ClassicErrors
{
    public static SalesforceException NoJob(string id) => new("InvalidJob", $"Invalid job id: {id}"); // ours

    public static SalesforceException NoBatch(string id) => new("InvalidBatch", $"Invalid batch id: {id}"); // ours

    public static SalesforceException NoResult(string id) => new("InvalidBatch", $"Invalid result id: {id}"); // ours

    public static SalesforceException NotOpen(ClassicJobState state) => new("InvalidJobState", $"Failed to create batch, since the Job is not Open. Current job state is '{state}'");

    public static SalesforceException TooOld(RecordId id) => new("InvalidJobState", $"Job {id} is more than 24 hours old: no batches can be added to it"); // ours

    /// <summary>Of Bulk API 2.0 "Aborting already Completed Job not allowed" is known, and of this one "Job already closed".</summary>
    public static SalesforceException WrongMove(ClassicJobState from, ClassicJobState to) => new("InvalidJobState", $"{(to == ClassicJobState.Closed ? "Closing" : "Aborting")} already {from} Job not allowed"); // ours

    public static SalesforceException AnotherUsers(RecordId id) => new("InvalidUser", $"Job {id} was created by another user"); // ours

    public static SalesforceException OtherVersion(int version) => new("InvalidVersion", $"The API version of the URI must match that of the job, which is {version}.0"); // ours

    /// <summary>Results of a batch that failed as a whole.</summary>
    public static SalesforceException NotProcessed() => new("InvalidBatch", "Records not processed");

    public static SalesforceException NotCompleted() => new("InvalidBatch", "Batch not completed"); // ours

    public static SalesforceException ResultsGone(RecordId id) =>
        new("InvalidBatch", $"FakeForce keeps the results of queries in memory, and was started anew since batch {id} ended: add it again"); // ours

    public static SalesforceException NoChunks(string type) => new("InvalidJob", $"PK chunking is not supported for {type}"); // ours
}
