namespace FakeForce.Engine.Bulk;

/// <summary>What age does to jobs (Bulk API and Bulk API 2.0 Limits and Allocations, "General Limits").</summary>
internal static class JobAges
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan TakesData = TimeSpan.FromHours(24);

    /// <summary>Jobs go seven days after their end, and those that never end seven days after they were made.</summary>
    public static bool IsOver(BulkJob job, DateTimeOffset now) => now - (job.State.IsEnd() ? job.SystemModstamp : job.CreatedDate) >= Kept;

    /// <summary>
    /// A job that was left open goes on being shown as Open, but after 24 hours it makes no batches any more (Salesforce Help
    /// 000386004, "Unprocessed Data Load Jobs Remain in Open Status"): it takes no data, and as its batches come from closing
    /// it, it cannot be closed. It can be aborted.
    /// </summary>
    public static void CheckTakesData(BulkJob job, DateTimeOffset now)
    {
        if (job.State == JobState.Open && now - job.CreatedDate > TakesData) throw JobErrors.TooOld(job.Id);
    }
}
