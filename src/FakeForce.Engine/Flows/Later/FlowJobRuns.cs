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

/// <summary>How jobs run. One that fails is not tried again: a mail to the administrator tells of it, as Salesforce's does.</summary>
internal sealed class FlowJobRuns(Org org)
{
    private readonly FlowUsers users = new(org);

    /// <summary>How many jobs like this one may share a transaction; for a call-out each must have one of its own.</summary>
    public int MostTogether(FlowJob job) => job.Kind == FlowJobKind.ScheduledPath && org.Rules.Flows?.Definition(job.Flow) is { } flow && !org.Rules.Flows.CallsOut(flow)
        ? flow.Start.ScheduledPaths.FirstOrDefault(path => (path.Name ?? "") == job.Path)?.MaxBatchSize ?? FlowLimits.Bulk : 1;

    /// <summary>Runs one, or several of the same path in one transaction.</summary>
    public async Task RunAsync(IReadOnlyList<FlowJob> jobs)
    {
        var job = jobs[0];
        if (org.Rules.Flows?.Program(job.Flow) is not { } program)
        {
            foreach (var gone in jobs) await EndAsync(gone, null).ConfigureAwait(false);
            return;
        }
        // Looked for out here: that may have an index made, for which the lane must be free.
        var caller = users.CallerOf(job, program.Definition);
        try
        {
            if (job.Kind == FlowJobKind.Schedule && program.RecordType is { } type) await EachAsync(job, caller, program, type).ConfigureAwait(false);
            else if (jobs.Count > 1) await org.WriteAsync(transaction => Together(jobs, SessionOf(transaction, caller), program), org.Ended).ConfigureAwait(false);
            else await new FlowRunner(org, caller, GovernorContext.Async).RunAsync(session => Begin(session, job, program), (transaction, _) => Ended(transaction, job), org.Ended).ConfigureAwait(false);
        }
        catch (Exception problem) when (FlowFailure.Is(problem))
        {
            await EndAsync(job, Mail(program.Definition, problem)).ConfigureAwait(false);
        }
    }

    private static (Interview, FlowNode?)? Begin(FlowSession session, FlowJob job, FlowProgram program)
    {
        if (job.Kind == FlowJobKind.Schedule) return (new Interview(program, session, null, null, isNew: false).Begin(), program.Start);
        // Taken away, or given another time, while it waited for its turn.
        if (FlowJobDocuments.Find(session.Transaction, job.Key) is not { } there || there.Due != job.Due) return null;
        return job.Kind == FlowJobKind.Event ? OfEvent(session, job, program) : OfPath(session, job, program);
    }

    private static (Interview, FlowNode?)? OfEvent(FlowSession session, FlowJob job, FlowProgram program)
    {
        var type = program.RecordType!;
        var interview = new Interview(program, session, new FlowRecord(type, default, EventJobs.RowOf(session.Transaction.Start, type, job)), null, isNew: true);
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

    private bool Together(IReadOnlyList<FlowJob> jobs, FlowSession session, FlowProgram program)
    {
        var live = jobs.Where(job => FlowJobDocuments.Find(session.Transaction, job.Key)?.Due == job.Due).ToList();
        foreach (var job in jobs) Ended(session.Transaction, job);
        InOneTransaction(session, program, live.Select(job => (Func<(Interview, FlowNode?)?>)(() => OfPath(session, job, program))));
        return true;
    }

    /// <summary>A scheduled flow with an object runs for each of its records that meets the conditions, 200 in a transaction; those of a flow that calls out have one each.</summary>
    private async Task EachAsync(FlowJob job, Caller caller, FlowProgram program, SObjectType type)
    {
        var found = await org.WriteAsync(transaction =>
        {
            Ended(transaction, job);
            var session = SessionOf(transaction, caller);
            return Enumerable.Range(1, transaction.CountOf(type)).Select(number => type.IdOf(number)).Where(id => transaction.Find(type, id) is { IsLive: true } row && program.Entry.Meets(new Interview(program, session, new FlowRecord(type, id, row), null, isNew: false))).ToList();
        }, org.Ended).ConfigureAwait(false);
        if (org.Rules.Flows!.CallsOut(program.Definition))
        {
            foreach (var id in found) await AloneAsync(caller, program, session => OfRecord(session, program, type, id)).ConfigureAwait(false);
            return;
        }
        foreach (var chunk in found.Chunk(FlowLimits.Bulk))
            await org.WriteAsync(transaction =>
            {
                var session = SessionOf(transaction, caller);
                InOneTransaction(session, program, chunk.Select(id => (Func<(Interview, FlowNode?)?>)(() => OfRecord(session, program, type, id))));
                return true;
            }, org.Ended).ConfigureAwait(false);
    }

    private async Task AloneAsync(Caller caller, FlowProgram program, Func<FlowSession, (Interview, FlowNode?)?> begin)
    {
        try
        {
            await new FlowRunner(org, caller, GovernorContext.Async).RunAsync(begin, (_, _) => true, org.Ended).ConfigureAwait(false);
        }
        catch (Exception problem) when (FlowFailure.Is(problem))
        {
            org.Mails.Add(Mail(program.Definition, problem));
        }
    }

    private static (Interview, FlowNode?)? OfRecord(FlowSession session, FlowProgram program, SObjectType type, RecordId id) =>
        session.Transaction.Find(type, id) is { IsLive: true } row ? (new Interview(program, session, new FlowRecord(type, id, row), null, isNew: false).Begin(), program.Start) : null;

    /// <summary>Interviews that share a transaction. One that fails does not keep the others from theirs; a limit that is exceeded takes back the work of all.</summary>
    private void InOneTransaction(FlowSession session, FlowProgram program, IEnumerable<Func<(Interview, FlowNode?)?>> interviews)
    {
        var (transaction, start, mails) = (session.Transaction, session.Transaction.Save(), new List<SentMail>());
        foreach (var begin in interviews)
        {
            var before = transaction.Save();
            try
            {
                if (begin() is not var (interview, node)) continue;
                session.Statement.Begin(program);
                session.Run(interview, node);
            }
            catch (GovernorException problem)
            {
                transaction.Rollback(start);
                mails = [Mail(program.Definition, problem)];
                break;
            }
            catch (Exception problem) when (FlowFailure.Is(problem))
            {
                transaction.Rollback(before);
                mails.Add(Mail(program.Definition, problem));
            }
        }
        foreach (var mail in mails) transaction.Add(new MailEffect(mail));
    }

    private static FlowSession SessionOf(Transaction transaction, Caller caller) => transaction.Flows = new FlowSession(transaction, caller, transaction.Rules!.Flows!, GovernorContext.Async);

    private bool Ended(Transaction transaction, FlowJob job)
    {
        if (job.Kind == FlowJobKind.Schedule)
        {
            if (org.Rules.Flows?.Definition(job.Flow)?.Start.Schedule is { } schedule) FlowJobDocuments.SetMark(transaction, job.Flow, FlowMark.Of(schedule, job.Due));
            return true;
        }
        if (FlowJobDocuments.Find(transaction, job.Key)?.Due != job.Due) return true;
        FlowJobDocuments.Remove(transaction, job.Key);
        if (job.Kind == FlowJobKind.Event) FlowJobDocuments.SetPosition(transaction, job.Flow, job.ReplayId);
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
