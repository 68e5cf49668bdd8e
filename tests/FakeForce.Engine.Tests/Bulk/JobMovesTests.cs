using FakeForce.Engine.Bulk;

namespace FakeForce.Engine.Tests.Bulk;

public sealed class JobMovesTests
{
    [Theory]
    [InlineData(JobState.Open, "UploadComplete Failed Aborted")]
    [InlineData(JobState.UploadComplete, "InProgress Failed Aborted")]
    [InlineData(JobState.InProgress, "JobComplete Failed Aborted")]
    [InlineData(JobState.JobComplete, "")]
    [InlineData(JobState.Failed, "")]
    [InlineData(JobState.Aborted, "")]
    public void A_job_comes_to_these_states(JobState from, string to) =>
        Assert.Equal(to, string.Join(' ', Enum.GetValues<JobState>().Where(state => JobMoves.Allows(from, state))));

    // The first is the guide's ("Abort a Job"); the others are made from the same table.
    [Theory]
    [InlineData(JobState.JobComplete, JobState.Aborted, "Aborting already Completed Job not allowed")]
    [InlineData(JobState.Aborted, JobState.Aborted, "Aborting already Aborted Job not allowed")]
    [InlineData(JobState.Failed, JobState.UploadComplete, "Closing already Failed Job not allowed")]
    [InlineData(JobState.UploadComplete, JobState.UploadComplete, "Closing already Closed Job not allowed")]
    public void Other_moves_are_refused_in_words_of_the_table(JobState from, JobState to, string text)
    {
        var error = Assert.Throws<SalesforceException>(() => JobMoves.Check(Job(from, BulkOperation.Insert), to));
        Assert.Equal(("INVALIDJOBSTATE", text), (error.Code, error.Message));
    }

    [Theory]
    [InlineData(BulkOperation.Insert, JobState.Open, false)]
    [InlineData(BulkOperation.Insert, JobState.UploadComplete, true)]
    [InlineData(BulkOperation.Insert, JobState.InProgress, false)]
    [InlineData(BulkOperation.Insert, JobState.Aborted, true)]
    [InlineData(BulkOperation.Query, JobState.UploadComplete, false)]
    [InlineData(BulkOperation.Query, JobState.JobComplete, true)]
    public void Jobs_are_deleted_in_these_states(BulkOperation operation, JobState state, bool may)
    {
        var error = Record.Exception(() => JobMoves.CheckDelete(Job(state, operation)));
        Assert.Equal(may ? null : "Error encountered when deleting the job because the job is not terminated", error?.Message);
    }

    private static BulkJob Job(JobState state, BulkOperation operation) => new()
    {
        Id = default, Operation = operation, Object = "Account", CreatedById = default, CreatedDate = default, ApiVersion = 66, State = state,
    };
}
