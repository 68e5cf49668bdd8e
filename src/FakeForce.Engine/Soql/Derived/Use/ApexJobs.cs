using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Soql.Derived.Use;

/// <summary>AsyncApexJob, CronTrigger and CronJobDetail: code that runs later. Source: Object Reference, the page of each object.</summary>
internal static class ApexJobs
{
    /// <summary>Of CronJobDetail: scheduled Apex.</summary>
    private const string ScheduledApex = "7";

    private static readonly KeyPrefix detailPrefix = KeyPrefix.Parse("08a"), jobPrefix = KeyPrefix.Parse("707");

    private static readonly RowParts<CalloutJob> jobParts = new()
    {
        { "Id", job => new RecordId(jobPrefix, job.Number) },
        { "CreatedDate", job => Moment(job.CreatedAt) },
        { "CreatedById", job => job.UserId },
        { "JobType", job => job.Cron is null ? "Queueable" : "ScheduledApex" },
        { "Status", job => job.State.ToString() },
        { "JobItemsProcessed", _ => 0L },
        { "TotalJobItems", _ => 0L },
        { "NumberOfErrors", job => job.State == CalloutJobState.Failed ? 1L : 0L },
        { "CompletedDate", job => job.IsOver ? Moment(job.LastRun) : Value.Null },
        { "ExtendedStatus", job => job.Problem is { Length: > 255 } problem ? problem[..255] : job.Problem },
        { "CronTriggerId", job => job.Cron is null ? default : job.Id },
    };

    private static readonly RowParts<(CalloutJob Job, DerivedScope Scope)> triggerParts = new()
    {
        { "Id", row => row.Job.Id },
        { "CronJobDetailId", row => DetailOf(row.Job) },
        { "NextFireTime", row => row.Job.State == CalloutJobState.Queued ? Moment(row.Job.Due) : Value.Null },
        { "PreviousFireTime", row => Moment(row.Job.LastRun) },
        { "State", row => StateOf(row.Job) },
        { "StartTime", row => Moment(row.Job.CreatedAt) },
        { "CronExpression", row => row.Job.Cron },
        { "TimeZoneSidKey", row => row.Scope.Read(row.Job.UserId, "TimeZoneSidKey") },
        { "OwnerId", row => row.Job.UserId },
        { "LastModifiedById", row => row.Job.UserId },
        { "CreatedById", row => row.Job.UserId },
        { "CreatedDate", row => Moment(row.Job.CreatedAt) },
        { "TimesTriggered", row => row.Job.Runs },
    };

    private static readonly RowParts<CalloutJob> detailParts = new()
    {
        { "Id", DetailOf },
        { "Name", job => job.Name },
        { "JobType", _ => ScheduledApex },
    };

    public static DerivedObject Jobs { get; } = new("AsyncApexJob", scope => jobParts.TableOf(scope.Catalog["AsyncApexJob"], JobDocuments.All(scope.State)));

    public static DerivedObject Triggers { get; } = new("CronTrigger", scope => triggerParts.TableOf(scope.Catalog["CronTrigger"], Schedules(scope).Select(job => (job, scope)), row => row.Job.Id));

    public static DerivedObject Details { get; } = new("CronJobDetail", scope => detailParts.TableOf(scope.Catalog["CronJobDetail"], Schedules(scope), DetailOf));

    // One that was aborted is there no more.
    private static IEnumerable<CalloutJob> Schedules(DerivedScope scope) => JobDocuments.All(scope.State).Where(job => job.Cron is not null && job.State != CalloutJobState.Aborted);

    private static RecordId DetailOf(CalloutJob job) => new(detailPrefix, job.Number);

    private static string StateOf(CalloutJob job) => job.State switch
    {
        CalloutJobState.Queued => "WAITING",
        CalloutJobState.Processing => "EXECUTING",
        _ => "COMPLETE",
    };

    // Salesforce's moments here have whole seconds.
    private static Value Moment(DateTimeOffset? moment) => moment is { } at ? Value.Of(at.ToUnixTimeSeconds() * 1000) : Value.Null;
}
