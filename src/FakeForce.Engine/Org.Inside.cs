using FakeForce.Engine.External;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>
/// The org as it looks from inside an open transaction: its state is the transaction's present, and what is written goes
/// into the transaction. So whatever works on an org can be made part of one that succeeds or fails as a whole.
/// </summary>
public sealed partial class Org
{
    private readonly Transaction? inside;

    /// <summary>True of an org as seen from inside a transaction, for which all writers wait.</summary>
    internal bool IsInside => inside is not null;

    private Org(Org outer, Transaction transaction)
    {
        inside = transaction;
        (Journal, Options, Clock, Id, Chance, Limits, Rules) = (outer.Journal, outer.Options, outer.Clock, outer.Id, outer.Chance, outer.Limits, outer.Rules);
        Held = outer.Held;
        (Queries, NamedQueries, ApexRest, Cursors, Searches, Bulk, numbers, lane) = (outer.Queries, outer.NamedQueries, outer.ApexRest, outer.Cursors, outer.Searches, outer.Bulk, outer.numbers, outer.lane);
        External = new OrgExternal(this, externalCursors = outer.externalCursors);
        (Events, ManagedSubscriptions, Streaming, Faults, Snapshots, Outbound, CalloutJobs, Mails) = (outer.Events, outer.ManagedSubscriptions, outer.Streaming, outer.Faults, outer.Snapshots, outer.Outbound, outer.CalloutJobs, outer.Mails);
        ended = outer.ended;
        state = atStart = outer.state;
        Recent = new RecentItems(Clock, outer.Recent);
        Identity = outer.Identity.SeenFrom(this);
    }

    /// <summary>
    /// Runs code of the org's own, such as a flow or Apex, inside a transaction and charges it what it uses. Code that other such code sets
    /// off shares its ledger, as everything in one transaction does. A <see cref="GovernorException"/> is to end the transaction.
    /// </summary>
    public T Govern<T>(GovernorContext context, Func<GovernorLedger, T> body) => Govern(new GovernorLedger(context), body);

    /// <summary>The same for code whose transaction has used some of its ledger already, before it came to write.</summary>
    public T Govern<T>(GovernorLedger ledger, Func<GovernorLedger, T> body)
    {
        var transaction = inside ?? throw new InvalidOperationException("only code inside a transaction is governed");
        if (transaction.Governor is { } outer) return body(outer);
        try
        {
            return body(transaction.Governor = ledger);
        }
        finally
        {
            transaction.Governor = null;
        }
    }

    /// <summary>What the code that runs in this transaction has used; null for plain calls.</summary>
    internal GovernorLedger? Governor => inside?.Governor;

    /// <summary>
    /// Runs <paramref name="body"/> in one transaction, with the org as seen from inside it. What it did is adopted if
    /// <paramref name="keeps"/> says so of its result; otherwise, or if it throws, nothing of it remains. Inside a transaction
    /// this is a part of it.
    /// </summary>
    public async ValueTask<T> TransactAsync<T>(Func<Org, T> body, Func<T, bool> keeps, CancellationToken cancel = default)
    {
        Org? view = null;
        var kept = false;
        var result = await WriteAsync(transaction =>
        {
            var before = transaction.Save();
            var outcome = body(view = new Org(this, transaction));
            kept = keeps(outcome);
            if (!kept) transaction.Rollback(before);
            return outcome;
        }, cancel).ConfigureAwait(false);
        if (kept) view!.Recent.Adopt();
        return result;
    }
}
