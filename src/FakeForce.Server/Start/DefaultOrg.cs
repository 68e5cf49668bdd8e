using System.Globalization;
using FakeForce.Engine;
using FakeForce.Server.Definitions;

namespace FakeForce.Server.Start;

/// <summary>The org that every start without other content serves.</summary>
internal static class DefaultOrg
{
    public static Task<ServedOrg> OpenAsync(FakeForceOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var wanted = new OrgOptions
        {
            Catalog = SchemaFile.CatalogOf(options.Definitions, options.Feature),
            Edition = options.Edition,
            ApiVersion = (int)decimal.Parse(options.ApiVersion, CultureInfo.InvariantCulture),
            SeedValue = options.SeedValue,
            Data = options.Data,
        };
        return Task.FromResult(Serve(Org.Open(OrgFile.Apply(options.Definitions, wanted, problems: []), clock)));
    }

    public static ServedOrg Serve(Org org) => new(org, new OrgFacts(org.Id.ToString(), org.Options.Name, org.Options.Username, org.Options.Password,
        ConsumerKey: "fakeforce", ConsumerSecret: "fakeforce"));
}
