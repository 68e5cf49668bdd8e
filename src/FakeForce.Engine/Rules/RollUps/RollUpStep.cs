using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.RollUps;

/// <summary>
/// Steps 16 and 17: what a record counts for its masters. "Parent record goes through save procedure", so the roll-ups of the parent's own
/// parents follow by themselves.
/// </summary>
internal static class RollUpStep
{
    public static void Run(SaveContext context)
    {
        if (context.Rules is not { RollUps: { Length: > 0 } rollUps }) return;
        if (Change(context.Transaction, context.Caller, rollUps, context.Before, context.After) is { } error) context.Errors.Add(error);
    }

    /// <summary>The same for a record that is deleted or comes back.</summary>
    public static SaveError? Moved(Transaction transaction, Caller caller, SObjectType type, Row before, Row after, HashSet<RecordId>? except = null) =>
        transaction.IsRestoration || transaction.Rules?.Of(type) is not { RollUps: { Length: > 0 } rollUps } ? null : Change(transaction, caller, rollUps, before, after, except);

    private static SaveError? Change(Transaction transaction, Caller caller, BoundRollUp[] rollUps, Row before, Row after, HashSet<RecordId>? except = null)
    {
        List<Recalculation>? masters = null;
        foreach (var rollUp in rollUps)
        {
            var (old, now) = (rollUp.MasterOf(before), rollUp.MasterOf(after));
            if (except?.Contains(now) == true) continue;
            var (was, becomes) = (rollUp.ShareOf(transaction, before), rollUp.ShareOf(transaction, after));
            if (old == now)
            {
                if (was != becomes) Set(transaction, rollUp, now, was, becomes, ref masters);
                continue;
            }
            if (was is not null) Set(transaction, rollUp, old, was, null, ref masters);
            if (becomes is not null) Set(transaction, rollUp, now, null, becomes, ref masters);
        }
        foreach (var master in masters ?? [])
            if (SavePipeline.Recalculate(transaction, caller, master) is { } error) return error;
        return null;
    }

    private static void Set(Transaction transaction, BoundRollUp rollUp, RecordId master, Value? was, Value? becomes, ref List<Recalculation>? masters)
    {
        if (master.IsEmpty || transaction.Find(rollUp.Master, master) is not { IsLive: true } row) return;
        var before = row.Get(rollUp.Summary);
        var value = rollUp.Next(transaction, master, before, was, becomes);
        if (value == before) return;
        var there = masters?.Find(one => one.Id == master);
        if (there is null) (masters ??= []).Add(there = new Recalculation(rollUp.Master, master));
        there.Values.Add((rollUp.Summary, value));
    }
}
