using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Nodes;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Later;

/// <summary>How a job runs. One that fails is not tried again: a mail to the administrator tells of it, as Salesforce's does.</summary>
internal sealed class FlowJobRuns(Org org)
{
    public async Task RunAsync(FlowJob job)
    {
        if (org.Rules.Flows?.Program(job.Flow) is not { } program)
        {
            await EndAsync(job, null).ConfigureAwait(false);
            return;
        }
        // Looked for out here: that may have an index made, for which the lane must be free.
        var caller = CallerOf(job);
        try
        {
            if (job.Kind == FlowJobKind.Schedule && program.RecordType is { } type) await EachAsync(job, caller, program, type).ConfigureAwait(false);
            else await new FlowRunner(org, caller, GovernorContext.Async).RunAsync(session => Begin(session, job, program), (transaction, _) => Ended(transaction, job), org.Ended).ConfigureAwait(false);
        }
        catch (Exception problem) when (FlowFailure.Is(problem))
        {
            await EndAsync(job, Mail(program.Definition, problem)).ConfigureAwait(false);
        }
    }

    private (Interview, FlowNode?)? Begin(FlowSession session, FlowJob job, FlowProgram program)
    {
        if (job.Kind == FlowJobKind.Schedule) return (new Interview(program, session, null, null, isNew: false).Begin(), program.Start);
        // Taken away, or given another time, while it waited for its turn.
        if (FlowJobDocuments.Find(session.Transaction, job.Key) is not { } there || there.Due != job.Due) return null;
        return job.Kind == FlowJobKind.Event ? OfEvent(session, job, program) : OfPath(session, job, program);
    }

    private static (Interview, FlowNode?)? OfEvent(FlowSession session, FlowJob job, FlowProgram program)
    {
        var type = program.RecordType!;
        var interview = new Interview(program, session, new FlowRecord(type, default, EventJobs.RowOf(type, Convert.FromBase64String(job.Bytes ?? ""))), null, isNew: true);
        return program.Entry.Holds(interview) ? (interview.Begin(), program.Start) : null;
    }

    // The record as it is now; one that is gone runs nothing.
    private static (Interview, FlowNode?)? OfPath(FlowSession session, FlowJob job, FlowProgram program)
    {
        var path = program.Paths.FirstOrDefault(path => (path.Definition.Name ?? "") == job.Path);
        if (path?.Start is null || !session.Transaction.TryFind(job.Record, out var type, out var row) || !row.IsLive) return null;
        var prior = job.Bytes is { } bytes ? new FlowRecord(type, job.Record, new Row(Convert.FromBase64String(bytes))) : null;
        return (new Interview(program, session, new FlowRecord(type, job.Record, row), prior, isNew: false).Begin(), path.Start);
    }

    /// <summary>A scheduled flow with an object runs for each of its records that meets the conditions, 200 in a transaction; one that fails does not keep the others from theirs.</summary>
    private async Task EachAsync(FlowJob job, Caller caller, FlowProgram program, SObjectType type)
    {
        var found = await org.WriteAsync(transaction =>
        {
            Ended(transaction, job);
            var session = SessionOf(transaction, caller);
            return Enumerable.Range(1, transaction.CountOf(type)).Select(number => type.IdOf(number)).Where(id => transaction.Find(type, id) is { IsLive: true } row && program.Entry.Meets(new Interview(program, session, new FlowRecord(type, id, row), null, isNew: false))).ToList();
        }, org.Ended).ConfigureAwait(false);
        foreach (var chunk in found.Chunk(FlowLimits.Bulk))
            await org.WriteAsync(transaction =>
            {
                var session = SessionOf(transaction, caller);
                foreach (var id in chunk) RunOne(session, program, type, id);
                return true;
            }, org.Ended).ConfigureAwait(false);
    }

    private void RunOne(FlowSession session, FlowProgram program, SObjectType type, RecordId id)
    {
        var before = session.Transaction.Save();
        try
        {
            if (session.Transaction.Find(type, id) is not { IsLive: true } row) return;
            session.Statement.Begin(program);
            session.Run(new Interview(program, session, new FlowRecord(type, id, row), null, isNew: false).Begin(), program.Start);
        }
        catch (Exception problem) when (FlowFailure.Is(problem))
        {
            session.Transaction.Rollback(before);
            session.Transaction.Add(new MailEffect(Mail(program.Definition, problem)));
        }
    }

    private static FlowSession SessionOf(Transaction transaction, Caller caller) => transaction.Flows = new FlowSession(transaction, caller, transaction.Rules!.Flows!, GovernorContext.Async);

    // Events and schedules are run by the automated process, unless the flow says the publisher (FlowStart, flowRunAsUser).
    private Caller CallerOf(FlowJob job)
    {
        var isOwn = job.Kind is FlowJobKind.AsynchronousPath or FlowJobKind.ScheduledPath || org.Rules.Flows!.Definition(job.Flow)?.Start.FlowRunAsUser == "TriggeringUser";
        return new(isOwn && !job.UserId.IsEmpty ? job.UserId : Automated(), org.Options.ApiVersion) { IsSystem = true };
    }

    private RecordId Automated()
    {
        var users = org.Catalog["User"];
        return users.TryField("Alias", out var alias) && ExternalIds.Find(org, users, alias, Value.Of("autoproc")) is [var id, ..] ? id : default;
    }

    private static bool Ended(Transaction transaction, FlowJob job)
    {
        if (job.Kind == FlowJobKind.Schedule) FlowJobDocuments.SetLastRun(transaction, job.Flow, job.Due);
        else if (FlowJobDocuments.Find(transaction, job.Key)?.Due == job.Due) FlowJobDocuments.Remove(transaction, job.Key);
        return true;
    }

    private ValueTask<bool> EndAsync(FlowJob job, SentMail? mail) => org.WriteAsync(transaction =>
    {
        if (mail is not null) transaction.Add(new MailEffect(mail));
        return Ended(transaction, job);
    }, org.Ended);

    // Help, "Emails About Flow Errors": subject and receiver; the body is shorter than Salesforce's.
    private SentMail Mail(FlowDefinition flow, Exception problem) => new()
    {
        SentAt = org.Clock.GetUtcNow(),
        From = "noreply@salesforce.com",
        To = [org.Options.Username],
        Subject = $"Error Occurred During Flow \"{flow.Title}\": {FlowFailure.TextOf(problem)}",
        Body = $"{FlowFailure.TextOf(problem)}\nFlow API Name: {flow.FullName}",
    };
}
