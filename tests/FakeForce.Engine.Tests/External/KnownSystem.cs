using FakeForce.Engine.External;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.External;

/// <summary>An external system that keeps what it is asked and answers the rows that it was given.</summary>
internal sealed class KnownSystem : ExternalAdapter
{
    public static readonly ExternalSource Source = new("Known") { Endpoint = "http://localhost:1", IsWritable = true };

    public List<ExternalQuery> Asked { get; } = [];
    public List<ExternalRow> Rows { get; } = [];

    public static Catalog Catalog { get; } = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        Sources = [Source],
        Objects = [new CustomObjectDefinition { FullName = "Thing__x", ExternalDataSource = "Known", Fields = [new() { FullName = "Title__c", Type = CustomFieldType.Text, Length = 10 }, new() { FullName = "Made__c", Type = CustomFieldType.DateTime }] }],
    });

    public Org Org(TimeProvider clock, string? data = null)
    {
        var options = new OrgOptions { Catalog = Catalog, External = new ExternalOptions { Sources = [Source] }, Data = data };
        options.ExternalSeam.Connect((_, _) => this);
        return Engine.Org.Open(options, clock);
    }

    public KnownSystem With(string externalId, string? title = null)
    {
        Rows.Add(new ExternalRow(externalId, null, [InputValue.Of(title)]));
        return this;
    }

    public override ValueTask<ExternalAbilities> AbilitiesAsync(CancellationToken cancel) => new(new ExternalAbilities(TotalSize: true, ServerPaging: false, Search: false));

    public override Task<ExternalPage> QueryAsync(ExternalQuery query, CancellationToken cancel)
    {
        Asked.Add(query);
        return Task.FromResult(new ExternalPage(Rows, Rows.Count, null, 100));
    }

    public override Task<string> CreateAsync(ExternalWrite write, CancellationToken cancel) => Task.FromResult("new");

    public override Task UpdateAsync(ExternalWrite write, string externalId, CancellationToken cancel) => Task.CompletedTask;

    public override Task DeleteAsync(SObjectType type, string externalId, CancellationToken cancel) => Task.CompletedTask;

    public override Task<IReadOnlyList<CustomObjectDefinition>> TablesAsync(IReadOnlyCollection<string>? names, CancellationToken cancel) => Task.FromResult<IReadOnlyList<CustomObjectDefinition>>([]);
}
