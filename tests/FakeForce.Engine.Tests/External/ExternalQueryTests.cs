using FakeForce.Engine.External;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Cursors;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.External;

/// <summary>Queries of external objects, as the engine asks for them.</summary>
public sealed class ExternalQueryTests
{
    private static readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    [Fact]
    public async Task A_date_literal_is_a_range_of_moments()
    {
        var system = new KnownSystem();
        await using var org = system.Org(clock);
        await RunAsync(org, "SELECT Title__c FROM Thing__x WHERE Made__c = TODAY");
        var range = Assert.IsType<ExternalAnd>(system.Asked.Single().Filter).Parts.Cast<ExternalComparison>().ToList();
        Assert.Equal([ExternalOperator.GreaterOrEqual, ExternalOperator.LessOrEqual], range.Select(part => part.Operator));
        Assert.Equal([new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() - 1], range.Select(part => part.Value.Bits));
    }

    [Fact]
    public async Task An_id_that_was_never_given_is_known_without_asking()
    {
        var system = new KnownSystem().With("a");
        await using var org = system.Org(clock);
        Assert.Equal(0, (await RunAsync(org, "SELECT Title__c FROM Thing__x WHERE Id = 'x00FF0000000099' AND Title__c = 'x'")).Batch.Rows.Count);
        Assert.Empty(system.Asked);
        await RunAsync(org, "SELECT Title__c FROM Thing__x WHERE Id = 'x00FF0000000099' OR Title__c = 'x'");
        Assert.Equal("Title__c", Assert.IsType<ExternalComparison>(system.Asked.Single().Filter).Field.Name);
    }

    [Fact]
    public async Task The_rows_are_the_systems_in_its_order_and_filtered_no_second_time()
    {
        var system = new KnownSystem().With("b", "zzz").With("a", "AAA");
        await using var org = system.Org(clock);
        var rows = (await RunAsync(org, "SELECT Title__c FROM Thing__x WHERE Title__c = 'other' ORDER BY Title__c")).Batch.Rows;
        Assert.Equal(["zzz", "AAA"], Enumerable.Range(0, rows.Count).Select(i => System.Text.Encoding.UTF8.GetString(rows.RowAt(i).Text(org.Catalog["Thing__x"].Fields.First(field => field.Name == "Title__c").Ordinal))));
        Assert.All(Enumerable.Range(0, rows.Count), i => Assert.StartsWith("x00FF0", rows.IdAt(i).ToString(), StringComparison.Ordinal));
        Assert.Equal(2, org.State.TableOf(org.Catalog["Thing__x"]).Count);
    }

    [Theory]
    [InlineData("", "characters")]
    [InlineData("twice", "two rows")]
    [InlineData("long", "too large")]
    public async Task Rows_that_cannot_be_shown_are_an_error(string kind, string why)
    {
        var system = new KnownSystem().With(kind, kind == "long" ? "more than ten characters" : "x");
        if (kind == "twice") system.With(kind, "y");
        await using var org = system.Org(clock);
        var error = await Assert.ThrowsAsync<SalesforceException>(() => RunAsync(org, "SELECT Title__c FROM Thing__x").AsTask());
        Assert.Equal("EXTERNAL_OBJECT_EXCEPTION", error.Code);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_survive_a_restart_and_nothing_else_is_kept()
    {
        var folder = Directory.CreateTempSubdirectory("fakeforce-external-");
        try
        {
            var system = new KnownSystem().With("a", "secret").With("b", "secret");
            RecordId second;
            await using (var org = system.Org(clock, folder.FullName))
            {
                var rows = (await RunAsync(org, "SELECT Title__c FROM Thing__x")).Batch.Rows;
                second = rows.IdAt(1);
                var type = org.Catalog["Thing__x"];
                Assert.All(Enumerable.Range(1, 2), number => Assert.False(org.State.TableOf(type).RowAt(number).Has(type.Fields.First(field => field.Name == "Title__c").Ordinal)));
            }
            system.Rows.RemoveAt(0);
            await using var again = system.Org(clock, folder.FullName);
            Assert.Equal(second, (await RunAsync(again, "SELECT Title__c FROM Thing__x")).Batch.Rows.IdAt(0));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Callers_that_cannot_wait_are_refused()
    {
        using var org = new Disposing(new KnownSystem().Org(clock));
        Assert.Equal("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", Assert.Throws<SalesforceException>(() => org.Org.Queries.Run(org.Org, "SELECT Title__c FROM Thing__x", ContextOf(org.Org))).Code);
        Assert.Equal("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", Assert.Throws<SalesforceException>(() => org.Org.Queries.Explain(org.Org, "SELECT Title__c FROM Thing__x", ContextOf(org.Org))).Code);
    }

    [Fact]
    public void Definitions_that_are_wrong_are_refused_with_every_reason()
    {
        var definitions = new CustomDefinitions
        {
            Sources = [KnownSystem.Source],
            Objects =
            [
                new CustomObjectDefinition { FullName = "A__c", ExternalDataSource = "Known" },
                new CustomObjectDefinition { FullName = "B__x", ExternalDataSource = "Nope", Fields = [new() { FullName = "N__c", Type = CustomFieldType.AutoNumber, DisplayFormat = "{0}" }] },
                new CustomObjectDefinition { FullName = "C__x", ExternalDataSource = "Known", Fields = [new() { FullName = "I__c", Type = CustomFieldType.IndirectLookup, ReferenceTo = ["Account"], ReferenceTargetField = "Name" }] },
            ],
            Fields = [new("Account", new() { FullName = "L__c", Type = CustomFieldType.Lookup, ReferenceTo = ["C__x"] }), new("Account", new() { FullName = "E__c", Type = CustomFieldType.ExternalLookup, ReferenceTo = ["Contact"] })],
        };
        var problems = Assert.Throws<InvalidDefinitionException>(() => new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(definitions)).Problems;
        Assert.Collection(problems.Order(StringComparer.Ordinal),
            problem => Assert.StartsWith("A__c: the name of an external object", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Account.E__c: an ExternalLookup points to", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Account.L__c: an ExternalLookup points to", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("B__x.N__c: an external object has no field of the type AutoNumber", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("B__x: there is no external data source Nope", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("C__x.I__c: referenceTargetField names a unique external id", problem, StringComparison.Ordinal));
    }

    private static ValueTask<QueryPage> RunAsync(Org org, string soql) => org.External.QueryAsync(soql, ContextOf(org), null, TestContext.Current.CancellationToken);

    private static QueryContext ContextOf(Org org) => new(default, TimeZoneInfo.Utc, org.Clock.GetUtcNow(), 66);

    private sealed record Disposing(Org Org) : IDisposable
    {
        public void Dispose() => Org.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
