namespace FakeForce.Engine.Bulk;

/// <summary>
/// What is wrong with a call. Codes are written without underscores in this API. Texts without a mark are Salesforce's; those
/// marked as ours stand where no public source has them.
/// </summary>
internal static class JobErrors
{
    public static SalesforceException NotFound() => new("NOT_FOUND", "The requested resource does not exist");

    // Asked of public connectors' handling: "Entity 'x' is not supported by the Bulk API." with INVALIDENTITY.
    public static SalesforceException NotSupported(string type) => new("INVALIDENTITY", $"Entity '{type}' is not supported by the Bulk API.");

    public static SalesforceException NoSuchObject(string type) => new("INVALIDENTITY", $"Unable to find object: {type}");

    public static SalesforceException NoExternalId(string type) => new("INVALIDJOB", $"External ID was blank for {type}. An External ID must be specified for upsert.");

    public static SalesforceException WrongExternalId(string field, string type) =>
        new("INVALIDJOB", $"Field name provided, {field} does not match an External ID, Salesforce Id, or indexed field for {type}");

    public static SalesforceException UploadedTwice(RecordId id) => new("INVALIDJOBSTATE",
        $"Found multiple contents for job: <{id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.");

    /// <summary>Guide, "Errors": InvalidUser is for a job that was created by another user, or a missing permission.</summary>
    public static SalesforceException AnotherUsers(RecordId id) => new("INVALIDUSER", $"Job {id} was created by another user"); // ours

    // Observed with the permission off; the sf CLI goes by the code, Data Loader by the text.
    public static SalesforceException NoHardDelete() =>
        new("FEATURENOTENABLED", "hardDelete operation requires special user profile permission, please contact your system administrator");

    public static SalesforceException TooOld(RecordId id) => new("INVALIDJOBSTATE", $"Job {id} was created more than 24 hours ago and takes no more data"); // ours

    public static SalesforceException NotDone(BulkJob job) => new("INVALIDJOBSTATE", $"Results of job {job.Id} are not available while its state is {job.State}"); // ours

    public static SalesforceException ResultsGone(RecordId id) =>
        new("INVALIDJOBSTATE", $"FakeForce was started anew since job {id} ended, and keeps results over 64 MB, older ones than the last 256 MB, with functions such as FORMAT(), or of objects such as EntityDefinition in memory only: create the job again"); // ours
}
