using FakeForce.Engine.Access;
using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Nodes;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Running;

/// <summary>What all flows of one transaction share: who runs them, what they have used, and which are under way.</summary>
internal sealed class FlowSession(Transaction transaction, Caller caller, FlowCatalog flows, GovernorContext context = GovernorContext.Sync, GovernorLedger? ledger = null)
{
    private readonly List<(FlowProgram Program, RecordId Record)> under = [];
    private int depth;

    public Transaction Transaction => transaction;
    public Caller Caller { get; set; } = caller;
    public FlowCatalog Flows => flows;
    public GovernorLedger Ledger { get; } = ledger ?? new(context);
    public FlowStatement Statement { get; private set; } = new();
    public int Steps { get; private set; }

    /// <summary>Subflows under way.</summary>
    public int Calls { get; set; }

    /// <summary>Where the transaction began, of flows that began it.</summary>
    public Savepoint? Beginning { get; init; }

    /// <summary>True where nothing outside of the flow waits for the transaction, so that a flow may leave it to call out.</summary>
    public bool TakesCallouts { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long Now => transaction.Now.ToUnixTimeMilliseconds();

    /// <summary>Of the user whose write it is.</summary>
    public TimeZoneInfo TimeZone => field ??= ZoneOf(transaction, Caller.UserId);

    /// <summary>True while a flow runs whose writes set off others.</summary>
    public bool IsNested => depth > 0;

    /// <summary>True once something was written that a call-out would have to wait for.</summary>
    public bool HasWritten => transaction.OwnChangeCount > 0;

    /// <summary>The session of a transaction; null where the org has no flows, or none that may run.</summary>
    public static FlowSession? Of(Transaction transaction, Caller caller)
    {
        if (transaction.Rules?.Flows is not { } flows) return null;
        var session = transaction.Flows ??= new FlowSession(transaction, caller, flows);
        session.Caller = InSystemMode(caller, session.Caller);
        return session;
    }

    /// <summary>What who runs the flow may see; null where that is everything.</summary>
    public UserAccess? Access => transaction.AccessOf(Caller);

    /// <summary>The records that are shared with who runs the flow; null where sharing does not concern them.</summary>
    public UserAccess? Sharing => transaction.SharingOf(Caller);

    /// <summary>Runs a part in another mode.</summary>
    public T As<T>(Caller other, Func<T> part)
    {
        var own = Caller;
        Caller = other;
        try
        {
            return part();
        }
        finally
        {
            Caller = own;
        }
    }

    public void Step()
    {
        // Text as Salesforce's ends an endless loop.
        if (++Steps > FlowLimits.MaxElements) throw new GovernorException(GovernorResource.CpuMilliseconds, "System.LimitException", "Apex CPU time limit exceeded");
    }

    /// <summary>A flow is not run for a record that it is running for already: what it writes to its own record does not set it off again.</summary>
    public bool IsUnderWay(FlowProgram program, RecordId record) => !record.IsEmpty && under.Contains((program, record));

    /// <summary>Runs a flow with the transaction's ledger on, one level deeper.</summary>
    public FlowNode? Run(Interview interview, FlowNode? start)
    {
        if (depth == GovernorTable.TriggerDepth) throw new FlowFault("CANNOT_EXECUTE_FLOW_TRIGGER", "Maximum trigger depth exceeded");
        var outer = transaction.Governor;
        under.Add((interview.Program, interview.Record?.Id ?? default));
        depth++;
        transaction.Governor = Ledger;
        try
        {
            return interview.Run(start);
        }
        finally
        {
            transaction.Governor = outer;
            depth--;
            under.RemoveAt(under.Count - 1);
        }
    }

    /// <summary>Runs a DML statement of a flow: what it sets off counts for itself. Plain saves inside are charged by their own flows only.</summary>
    public T Within<T>(Func<T> statement)
    {
        var (outer, governor, caller) = (Statement, transaction.Governor, Caller);
        (Statement, transaction.Governor) = (new(), null);
        try
        {
            return statement();
        }
        finally
        {
            (Statement, transaction.Governor, Caller) = (outer, governor, caller);
        }
    }

    // "Record-triggered flows run in system context without sharing" (Help, "Which Context Does My Flow Run In?"). Made once for all records of a transaction.
    private static Caller InSystemMode(Caller caller, Caller before)
    {
        if (caller.IsSystem && !caller.KeepsSharing) return caller;
        var system = caller.AsSystem();
        return system == before ? before : system;
    }

    private static TimeZoneInfo ZoneOf(Transaction transaction, RecordId user)
    {
        var users = transaction.Catalog["User"];
        var row = transaction.Find(users, user);
        return users.TryField("TimeZoneSidKey", out var field) && row.Has(field.Ordinal) ? TimeZones.Named(row.Get(field).AsText) : TimeZoneInfo.Utc;
    }
}
