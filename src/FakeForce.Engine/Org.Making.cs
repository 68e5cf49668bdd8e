using FakeForce.Engine.Access;
using FakeForce.Engine.Journal;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Metadata;
using FakeForce.Engine.Rules;
using FakeForce.Engine.Rules.RollUps;
using FakeForce.Engine.Seeds;
using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>How an org comes to be: fresh, from its folder, or as a fork or copy of another.</summary>
public sealed partial class Org
{
    /// <summary>Makes a fresh org in memory: what a new Developer Edition holds and nothing else.</summary>
    public static Org Create(OrgOptions options, TimeProvider clock)
    {
        options = options with { Data = null };
        return new Org(options, clock, Fresh(options, clock).Freeze(), FreshOrg.OrganizationId(options.Catalog));
    }

    /// <summary>The same as another org beside the first of a process, with the names that such a one has.</summary>
    internal static Org Create(OrgOptions original, OrgOptions options, TimeProvider clock)
    {
        var start = OrgCopy.Of(Fresh(original, clock).Freeze(), original, options, clock.GetUtcNow());
        return new Org(options, clock, start, FreshOrg.OrganizationId(options.Catalog, options.Number), round: RoundOf(options));
    }

    /// <summary>
    /// Opens the org that <see cref="OrgOptions.Data"/> holds, or makes a fresh one there; in memory without a folder.
    /// Throws <see cref="JournalException"/> if the folder cannot be used or its content cannot be trusted.
    /// </summary>
    public static Org Open(OrgOptions options, TimeProvider clock) => Open(options, clock, new JournalOptions());

    internal static Org Open(OrgOptions options, TimeProvider clock, JournalOptions how)
    {
        if (options.Data is null) return Create(options, clock);
        var journal = OrgJournal.Open(options.Data, options.Catalog, clock, how, out var kept);
        try
        {
            return kept is null ? Begin(options, clock, journal) : Resume(options, clock, journal, kept);
        }
        catch
        {
            journal.Abandon();
            throw;
        }
    }

    /// <summary>A new org that shares everything with this one until either writes. It has what waits to be sent too, and sends nothing of it: this one does.</summary>
    public Org Fork() => new(Options with { Data = null, OutboundSeam = new(), CalloutSeam = new(), FlowCalloutSeam = new() }, Clock is OrgClock own ? own.Fork() : Clock, state, Id, this);

    /// <summary>Another org, which begins as this one is at a moment of it.</summary>
    internal Org Copy(OrgState moment, OrgOptions options)
    {
        var start = OrgCopy.Of(moment, Options, options, Clock.GetUtcNow());
        return new Org(options, Clock is OrgClock own ? own.Fork() : Clock, start, FreshOrg.OrganizationId(moment.Catalog, options.Number), this, round: RoundOf(options));
    }

    private static Org Begin(OrgOptions options, TimeProvider clock, OrgJournal journal)
    {
        var fresh = Fresh(options, clock);
        var start = fresh.Freeze();
        journal.Append(start, fresh.Changes);
        return new Org(options, clock, start, FreshOrg.OrganizationId(options.Catalog), journal: journal);
    }

    // Every start is a commit too, so that each has a sequence, and by it chances, of its own.
    private static Org Resume(OrgOptions options, TimeProvider clock, OrgJournal journal, OrgState kept)
    {
        KeptOrg.MustBe(kept, options);
        if (clock is OrgClock own && KeptClock.Of(kept) is { } setting) own.Resume(setting);
        var resumed = new Transaction(kept, clock.GetUtcNow());
        DefinedAccess.Write(resumed, options);
        DefinedIdentity.WriteAbsent(resumed, options);
        SetupRows.Write(resumed, options);
        DefinedAccess.WriteLinks(resumed, options);
        RollUpRules.Recompute(resumed, OrgRules.Bind(options, kept.Catalog));
        var start = resumed.Freeze();
        journal.Append(start, resumed.Changes);
        var org = new Org(options, clock, start, FreshOrg.OrganizationId(options.Catalog), journal: journal, round: journal.Sequence);
        org.Bulk.Resume();
        return org;
    }

    private static Transaction Fresh(OrgOptions options, TimeProvider clock)
    {
        var fresh = new Transaction(OrgState.Empty(options.Catalog), clock.GetUtcNow());
        FreshOrg.Fill(fresh, options);
        DefinedAccess.Write(fresh, options);
        DefinedIdentity.Write(fresh, options);
        SetupRows.Write(fresh, options);
        DefinedAccess.WriteLinks(fresh, options);
        if (options.AwaitsSeed) AwaitedSeed.Await(fresh);
        KeptOrg.Remember(fresh, options);
        return fresh;
    }

    // No two orgs of a process draw the same tokens.
    private static long RoundOf(OrgOptions options) => (long)(options.Number - 1) << 40;
}
