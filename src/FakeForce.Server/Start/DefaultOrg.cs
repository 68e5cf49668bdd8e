using FakeForce.Engine;
using FakeForce.Engine.Chaos;
using FakeForce.Engine.Outbound.ExternalServices;
using FakeForce.Engine.Schema;
using FakeForce.Server.Ambient;
using FakeForce.Server.Control.Seeds;
using FakeForce.Server.Definitions;

namespace FakeForce.Server.Start;

/// <summary>The org that every start without other content serves.</summary>
internal static class DefaultOrg
{
    public static async Task<ServedOrg> OpenAsync(FakeForceOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var wanted = new OrgOptions
        {
            Catalog = SchemaFile.CatalogOf(options.Definitions, options.Feature),
            Edition = options.Edition,
            ApiVersion = options.NewestVersion,
            SeedValue = options.SeedValue,
            Data = options.Data,
            AwaitsSeed = options.Seed.Count > 0,
            Bulk = new() { Mode = options.Bulk, RecordsPerSecond = options.BulkRate, StartDelaySeconds = options.BulkDelaySeconds },
            SearchDelay = TimeSpan.FromSeconds(options.SearchDelaySeconds),
        };
        // Options from the command line were checked before; code that embeds a server comes here at once.
        var problems = new List<string>();
        wanted = OrgFile.Apply(options.Definitions, wanted, problems);
        if (problems.Count > 0) throw new InvalidDefinitionException(problems);
        // Tests that embed a server bring the clock that they turn themselves.
        var org = Org.Open(wanted, ReferenceEquals(clock, HostClock.Instance) ? new OrgClock(clock) : clock);
        foreach (var scenario in options.Scenario) Scenarios.Begin(org, scenario);
        WarmUp.Begin(org);
        return Serve(org) with { Seed = await SeedAsync(org, options, cancellationToken) };
    }

    private static async Task<string?> SeedAsync(Org org, FakeForceOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await StartSeed.RunAsync(org, options, cancellationToken);
        }
        catch
        {
            await org.DisposeAsync();
            throw;
        }
    }

    public static ServedOrg Serve(Org org) => new(org, new OrgFacts(org.Id.ToString(), org.Options.Name, org.Options.Username, org.Options.Password,
        ConsumerKey: "fakeforce", ConsumerSecret: "fakeforce"), new OrgProfiles(org.Options, () => Vanilla(org.Options)));

    private static OrgOptions Vanilla(OrgOptions started) => started with
    {
        Catalog = SchemaFile.CatalogOf(default, []),
        Identity = new(),
        Access = new(),
        NamedQueries = [],
        ValidationRules = [],
        Outbound = new(),
        Workflow = new(),
        Mail = new(),
        Flows = [],
        ExternalServices = ServiceRegistry.None,
        Duplicates = new(),
        AssignmentRules = [],
        EscalationRules = [],
        LeadMappings = [],
        Callouts = new(),
        ApexRest = [],
        External = new(),
        Metadata = new(),
        Events = new() { Retention = started.Events.Retention },
        IsFreshScratch = true,
    };
}
