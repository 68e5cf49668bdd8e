namespace FakeForce.Server.Tests.External;

/// <summary>Batches of external rows.</summary>
public sealed class PagingTests
{
    private static readonly IReadOnlyList<Supplier> many = [.. Enumerable.Range(1, 1_201).Select(number => new Supplier { SupplierID = number, CompanyName = "S" + number })];

    [Fact]
    public async Task The_client_pages_by_five_hundred_and_counts_are_those_of_the_service()
    {
        await using var warehouse = await Warehouse.StartAsync(many);
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var pages = await PagesAsync(org, "SELECT ExternalId FROM Supplier__x ORDER BY ExternalId");
        Assert.Equal([500, 500, 201], pages.Select(page => page.Json.GetProperty("records").GetArrayLength()));
        Assert.All(pages, page => Assert.Equal(1_201, page.Json.GetProperty("totalSize").GetInt32()));
        Assert.Equal(many.Select(supplier => supplier.SupplierID.ToString(System.Globalization.CultureInfo.InvariantCulture)), pages.SelectMany(page => page.Column("ExternalId")));
        Assert.Equal(["$top=500", "$skip=500&$top=500", "$skip=1000&$top=500"], warehouse.Asked.Select(asked => asked.Split("$orderby=SupplierID&")[1]));
    }

    [Fact]
    public async Task Without_counts_the_total_is_unknown_until_the_end_and_limits_end_the_list()
    {
        await using var warehouse = await Warehouse.StartAsync(many);
        await using var org = await ExternalOrg.StartAsync(warehouse, """ "customConfiguration":{"inlineCountEnabled":"false"} """);
        var pages = await PagesAsync(org, "SELECT ExternalId FROM Supplier__x ORDER BY ExternalId LIMIT 700", batch: 300);
        Assert.Equal([300, 300, 100], pages.Select(page => page.Json.GetProperty("records").GetArrayLength()));
        Assert.Equal([-1, -1, 700], pages.Select(page => page.Json.GetProperty("totalSize").GetInt32()));
        Assert.Equal(["$top=301", "$skip=300&$top=301", "$skip=600&$top=101"], warehouse.Asked.Select(asked => asked.Split("$orderby=SupplierID&")[1]));
    }

    [Fact]
    public async Task The_server_pages_by_its_own_links()
    {
        var lines = Enumerable.Range(1, 7).Select(number => new OrderLine { OrderNo = 1, Line = number, Product = "P" + number });
        await using var warehouse = await Warehouse.StartAsync(lines: lines);
        await using var org = await ExternalOrg.StartAsync(warehouse, """ "customConfiguration":{"pagination":"SERVER"} """);
        var pages = await PagesAsync(org, "SELECT Product__c FROM Line__x");
        Assert.Equal([3, 3, 1], pages.Select(page => page.Json.GetProperty("records").GetArrayLength()));
        Assert.Equal(["P1", "P2", "P3", "P4", "P5", "P6", "P7"], pages.SelectMany(page => page.Column("Product__c")));
        Assert.DoesNotContain("$top", warehouse.Asked.First(), StringComparison.Ordinal);
        Assert.Contains("$skiptoken=", warehouse.Asked.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_pages_although_the_client_does_loses_no_row()
    {
        var lines = Enumerable.Range(1, 7).Select(number => new OrderLine { OrderNo = 1, Line = number, Product = "P" + number });
        await using var warehouse = await Warehouse.StartAsync(lines: lines);
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var pages = await PagesAsync(org, "SELECT Product__c FROM Line__x ORDER BY Product__c");
        Assert.Equal(["P1", "P2", "P3", "P4", "P5", "P6", "P7"], pages.SelectMany(page => page.Column("Product__c")));
    }

    [Fact]
    public async Task A_locator_is_its_users_and_ends_with_a_reset()
    {
        await using var warehouse = await Warehouse.StartAsync(many);
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var next = (await org.QueryAsync("SELECT Id FROM Supplier__x")).Json.GetProperty("nextRecordsUrl").GetString()!;
        Assert.Equal(200, (await org.GetAsync(next)).Status);
        Assert.Equal(200, (await org.GetAsync(next)).Status);
        Assert.Equal(204, (await org.SendAsync("POST", "/_fakeforce/reset")).Status);
        await org.RenewAsync();
        Assert.Contains("INVALID_QUERY_LOCATOR", (await org.GetAsync(next)).Body, StringComparison.Ordinal);
    }

    private static async Task<List<Answer>> PagesAsync(TestOrg org, string soql, int? batch = null)
    {
        (string, string)[] headers = batch is null ? [] : [("Sforce-Query-Options", "batchSize=" + batch)];
        var page = await org.SendAsync("GET", "/query?q=" + Uri.EscapeDataString(soql), null, headers);
        var pages = new List<Answer>();
        while (true)
        {
            Assert.True(page.Status == 200, page.Body);
            pages.Add(page);
            if (page.Json.GetProperty("done").GetBoolean()) return pages;
            page = await org.GetAsync(page.Json.GetProperty("nextRecordsUrl").GetString()!);
        }
    }
}
