namespace FakeForce.Engine.Bulk;

/// <summary>
/// From which state a job comes to which, and what may be done with it in each. The error of a move that is not allowed is
/// made from the same table; "Aborting already Completed Job not allowed" is the guide's own ("Abort a Job"), the others
/// follow its pattern.
/// </summary>
internal static class JobMoves
{
    private static readonly (JobState To, string Verb, JobState[] From)[] moves =
    [
        (JobState.UploadComplete, "Closing", [JobState.Open]),
        (JobState.InProgress, "Starting", [JobState.UploadComplete]),
        (JobState.JobComplete, "Completing", [JobState.InProgress]),
        (JobState.Failed, "Failing", [JobState.Open, JobState.UploadComplete, JobState.InProgress]),
        (JobState.Aborted, "Aborting", [JobState.Open, JobState.UploadComplete, JobState.InProgress]),
    ];

    private static readonly (JobState State, string Word)[] words =
    [
        (JobState.Open, "Open"),
        (JobState.UploadComplete, "Closed"),
        (JobState.InProgress, "Started"),
        (JobState.JobComplete, "Completed"),
        (JobState.Failed, "Failed"),
        (JobState.Aborted, "Aborted"),
    ];

    /// <summary>The API deletes ingest jobs from UploadComplete on, but query jobs only when they have ended (guide, "Delete a Job").</summary>
    private static readonly JobState[] ingestMayBeDeleted = [JobState.UploadComplete, JobState.JobComplete, JobState.Aborted, JobState.Failed];

    public static bool IsEnd(this JobState state) => state is JobState.JobComplete or JobState.Failed or JobState.Aborted;

    public static bool Allows(JobState from, JobState to) => Array.Find(moves, m => m.To == to).From?.Contains(from) == true;

    public static void Check(BulkJob job, JobState to)
    {
        if (!Allows(job.State, to)) throw Refused(Array.Find(moves, m => m.To == to).Verb ?? "Reopening", job.State);
    }

    public static void CheckUpload(BulkJob job)
    {
        if (job.State != JobState.Open) throw Refused("Uploading data to", job.State);
    }

    public static void CheckDelete(BulkJob job)
    {
        if (job.Operation.IsQuery() ? !job.State.IsEnd() : !ingestMayBeDeleted.Contains(job.State))
            throw new SalesforceException("API_ERROR", "Error encountered when deleting the job because the job is not terminated");
    }

    private static SalesforceException Refused(string verb, JobState state) =>
        new("INVALIDJOBSTATE", $"{verb} already {Array.Find(words, w => w.State == state).Word} Job not allowed");
}
