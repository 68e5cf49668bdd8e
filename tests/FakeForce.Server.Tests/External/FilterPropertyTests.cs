using System.Globalization;
using CsCheck;

namespace FakeForce.Server.Tests.External;

/// <summary>Filters of an external object give the rows that the same filters give of an ordinary one with the same data.</summary>
public sealed class FilterPropertyTests
{
    private const int Rows = 60;

    private static readonly string[] cities = ["oslo", "paris", "rome", "o'hara", "ny 10"];

    private static readonly Gen<string> text = Const(cities).Select(city => $"'{city.Replace("'", "\\'", StringComparison.Ordinal)}'");
    private static readonly Gen<string> number = Gen.Int[-3, 12].Select(tenth => (tenth / 2m).ToString(CultureInfo.InvariantCulture));
    private static readonly Gen<string> moment = Gen.Int[0, 20].Select(day => DateTimeOffset.UnixEpoch.AddDays(18_000 + day).AddHours(day % 3).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    private static readonly Gen<string> order = Const("=", "!=", "<", "<=", ">", ">=");

    private static readonly Gen<string> leaf = Gen.OneOf(
        Gen.Select(order, text, (comparison, value) => $"City__c {comparison} {value}"),
        Gen.Select(Const("IN", "NOT IN"), text, text, (comparison, one, two) => $"City__c {comparison} ({one},{two})"),
        Gen.Select(order, number, (comparison, value) => $"Rating__c {comparison} {value}"),
        Gen.Select(Const("=", "!="), Const("City__c", "Rating__c", "Since__c"), (comparison, field) => $"{field} {comparison} null"),
        Gen.Select(Const("=", "!="), Const("true", "false"), (comparison, value) => $"IsActive__c {comparison} {value}"),
        Gen.Select(order, moment, (comparison, value) => $"Since__c {comparison} {value}"));

    private static readonly Gen<string> filter = Filter(3);

    private static Gen<string> Const(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<string> Filter(int depth) => depth == 0 ? leaf : Gen.OneOf(leaf,
        Gen.Select(Filter(depth - 1), Filter(depth - 1), (one, two) => $"({one} AND {two})"), Gen.Select(Filter(depth - 1), Filter(depth - 1), (one, two) => $"({one} OR {two})"), leaf.Select(one => $"(NOT {one})"));

    [Fact]
    public async Task Random_filters_find_the_same_rows()
    {
        var suppliers = Enumerable.Range(1, Rows).Select(Sample).ToList();
        await using var warehouse = await Warehouse.StartAsync(suppliers);
        await using var org = await TestOrg.StartAsync(WithTwin(warehouse.Endpoint));
        foreach (var supplier in suppliers) await org.CreateAsync("Twin__c", Json(supplier));
        await filter.SampleAsync(async where =>
        {
            var twins = (await org.QueryAsync($"SELECT CompanyName__c FROM Twin__c WHERE {where} ORDER BY CompanyName__c")).Column("CompanyName__c");
            var external = (await org.QueryAsync($"SELECT CompanyName__c FROM Supplier__x WHERE {where} ORDER BY CompanyName__c")).Column("CompanyName__c");
            Assert.True(twins.SequenceEqual(external), $"{where}: {string.Join(' ', twins)}\nexternal: {string.Join(' ', external)}\n{warehouse.Asked.Last()}");
        }, iter: 150, threads: 1);
    }

    private static Supplier Sample(int number) => new()
    {
        SupplierID = number,
        CompanyName = "s" + number.ToString("000", CultureInfo.InvariantCulture),
        City = number % 7 == 0 ? null : cities[number % cities.Length],
        Rating = number % 5 == 0 ? null : number % 11 / 2.0,
        IsActive = number % 3 == 0,
        Since = number % 4 == 0 ? null : DateTime.SpecifyKind(DateTime.UnixEpoch.AddDays(18_000 + number % 20).AddHours(number % 3), DateTimeKind.Utc),
    };

    private static string Json(Supplier supplier) => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["CompanyName__c"] = supplier.CompanyName,
        ["City__c"] = supplier.City,
        ["Rating__c"] = supplier.Rating,
        ["IsActive__c"] = supplier.IsActive,
        ["Since__c"] = supplier.Since,
    });

    private static FakeForceOptions WithTwin(string endpoint)
    {
        var options = ExternalOrg.Options(endpoint);
        var definitions = System.Text.Json.Nodes.JsonNode.Parse(options.Definitions.GetRawText())!;
        definitions["objects"]!.AsArray().Add(System.Text.Json.Nodes.JsonNode.Parse("""
            {"fullName":"Twin__c","fields":[{"fullName":"CompanyName__c","type":"Text","length":80},{"fullName":"City__c","type":"Text","length":40},
             {"fullName":"Rating__c","type":"Number","precision":16,"scale":4},{"fullName":"IsActive__c","type":"Checkbox"},{"fullName":"Since__c","type":"DateTime"}]}
            """));
        return options with { Definitions = System.Text.Json.JsonDocument.Parse(definitions.ToJsonString()).RootElement };
    }
}
