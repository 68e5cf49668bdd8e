using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Soql.Derived;

/// <summary>A fresh org with a custom object, written through the save pipeline and queried as its administrator.</summary>
internal sealed class DerivedOrg
{
    public static readonly Catalog Catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        Objects =
        [
            new()
            {
                FullName = "Invoice__c",
                Fields =
                [
                    new() { FullName = "Account__c", Type = CustomFieldType.Lookup, ReferenceTo = ["Account"], RelationshipName = "Invoices" },
                    new() { FullName = "Amount__c", Type = CustomFieldType.Currency, Precision = 18, Scale = 2 },
                    new() { FullName = "Key__c", Type = CustomFieldType.Text, Length = 20, Unique = true, ExternalId = true },
                ],
            },
        ],
    });

    public FakeTimeProvider Clock { get; } = new(new(2026, 5, 13, 10, 0, 0, TimeSpan.Zero));

    public DerivedOrg()
    {
        Org = Org.Create(new OrgOptions { Catalog = Catalog }, Clock);
        UserId = Org.Queries.Run(Org, "SELECT Id FROM User WHERE Username = 'admin@fakeforce.test'", Context).AllRows().IdAt(0);
    }

    public Org Org { get; }
    public RecordId UserId { get; }

    public QueryContext Context => new(UserId, TimeZoneInfo.Utc, Clock.GetUtcNow(), 66);

    public RecordId Add(string type, params string[] values)
    {
        var input = new RecordInput();
        foreach (var value in values)
        {
            var parts = value.Split('=', 2);
            input.Set(parts[0], parts[1]);
        }
        var saved = Org.WriteAsync(t => SavePipeline.Insert(t, new Caller(UserId, 66), Catalog[type], input)).AsTask().GetAwaiter().GetResult();
        Assert.True(saved.Success, string.Join("; ", saved.Errors));
        return saved.Id!.Value;
    }

    public QueryResult Run(string soql) => Org.Queries.Run(Org, soql, Context);

    public string Json(string soql) => Answer.Of(Run(soql));

    public string Refused(string soql)
    {
        var refusal = Assert.Throws<SalesforceException>(() => Run(soql));
        return refusal.Code + ": " + refusal.Message.Split('\n')[^1];
    }
}
