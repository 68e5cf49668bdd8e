using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.External;

/// <summary>Services that lie, break off, never end or never begin, and those that would lead elsewhere.</summary>
public sealed class BadSourceTests
{
    private const string Soql = "SELECT City__c FROM Supplier__x";

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("<html>Hello</html>", "no JSON")]
    [InlineData("{\"value\":", "no JSON")]
    [InlineData("[]", "no list value")]
    [InlineData("{\"value\":[1]}", "no object")]
    [InlineData("{\"value\":[]}", "row count")]
    [InlineData("{\"@odata.count\":\"many\",\"value\":[]}", "no number of rows")]
    [InlineData("{\"@odata.count\":1,\"value\":[{\"SupplierID\":1}]}", "lacks City")]
    [InlineData("{\"@odata.count\":1,\"value\":[{\"City\":\"x\"}]}", "lacks its key SupplierID")]
    [InlineData("{\"@odata.count\":2,\"value\":[{\"SupplierID\":1,\"City\":\"x\"},{\"SupplierID\":1,\"City\":\"y\"}]}", "two rows")]
    [InlineData("{\"@odata.count\":1,\"value\":[{\"SupplierID\":1,\"City\":\"12345678901234567890123456789012345678901\"}]}", "data value too large")]
    [InlineData("{\"@odata.count\":1,\"value\":[{\"SupplierID\":1,\"City\":\"\\ud800\"}]}", "half a character")]
    public async Task An_answer_that_is_not_what_it_should_be_is_an_error_that_says_why(string body, string why)
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        warehouse.Instead = BadService.For("Suppliers", context => context.SendAsync(body));
        (await org.QueryAsync(Soql)).IsError("EXTERNAL_OBJECT_EXCEPTION", why);
    }

    [Theory]
    [InlineData("reset", "the connection was reset (fault rule x)")]
    [InlineData("loseAnswer", "the answer was lost (fault rule x)")]
    public async Task Fault_rules_disturb_requests(string effect, string text)
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        await org.QueryAsync(Soql);
        Assert.Equal(200, (await org.SendAsync("POST", "/_fakeforce/faults", $$"""{"name":"x","api":"external","path":"/**/Suppliers","effect":"{{effect}}","times":1}""")).Status);
        (await org.QueryAsync(Soql)).IsError("EXTERNAL_OBJECT_CONNECTION_EXCEPTION", text);
        Assert.Equal(200, (await org.QueryAsync(Soql)).Status);
    }

    [Theory]
    [InlineData(500, "{\"error\":{\"code\":\"x\",\"message\":\"out of memory\"}}", "EXTERNAL_OBJECT_EXCEPTION", "Error received from the external system: out of memory")]
    [InlineData(404, "", "EXTERNAL_OBJECT_EXCEPTION", "HTTP 404")]
    [InlineData(401, "", "EXTERNAL_OBJECT_AUTHENTICATION_EXCEPTION", "HTTP 401")]
    [InlineData(302, "", "EXTERNAL_OBJECT_EXCEPTION", "not followed")]
    public async Task A_status_that_is_no_success_is_an_error_with_what_the_service_says(int status, string body, string code, string text)
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        warehouse.Instead = BadService.For("Suppliers", context =>
        {
            if (status == 302) context.Response.Headers.Location = context.Request.Path.Value;
            return context.SendAsync(body, status);
        });
        (await org.QueryAsync(Soql)).IsError(code, text);
        Assert.Single(warehouse.Asked);
    }

    [Fact]
    public async Task Links_to_another_origin_are_never_followed()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var elsewhere = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse, """ "customConfiguration":{"pagination":"SERVER"} """);
        foreach (var link in new[] { elsewhere.Endpoint + "/Suppliers", "http://localhost:" + new Uri(warehouse.Endpoint).Port + "/odata/Suppliers", "file:///etc/passwd", "//169.254.169.254/latest" })
        {
            warehouse.Instead = BadService.For("Suppliers", context => context.SendAsync($$"""{"@odata.count":2,"value":[{"SupplierID":1,"City":"x"}],"@odata.nextLink":"{{link}}"}"""));
            (await org.QueryAsync(Soql)).IsError("EXTERNAL_OBJECT_EXCEPTION", "may not go");
        }
        warehouse.Instead = BadService.For("Suppliers", context =>
        {
            context.Response.Headers.Location = elsewhere.Endpoint + "/Suppliers";
            return context.SendAsync("", 307);
        });
        (await org.QueryAsync(Soql)).IsError("EXTERNAL_OBJECT_EXCEPTION", "not followed");
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Pages_that_go_in_a_circle_end_with_an_error()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse, """ "customConfiguration":{"pagination":"SERVER"} """);
        warehouse.Instead = BadService.For("Suppliers", context => context.SendAsync("""{"@odata.count":2,"value":[{"SupplierID":1,"City":"x"}],"@odata.nextLink":"Suppliers?$skiptoken=1"}"""));
        var first = await org.QueryAsync(Soql);
        Assert.Equal(["x"], first.Column("City__c"));
        (await org.GetAsync(first.Json.GetProperty("nextRecordsUrl").GetString()!)).IsError("EXTERNAL_OBJECT_EXCEPTION", "the same again");
    }

    [Fact]
    public async Task An_answer_of_gigabytes_costs_no_more_than_the_largest_allowed()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        warehouse.Instead = BadService.For("Suppliers", context => BadService.FloodAsync(context, "{\"value\":[", 4L * 1024 * 1024 * 1024));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        (await org.QueryAsync(Soql)).IsError("EXTERNAL_OBJECT_EXCEPTION", "The OData query result was too large");
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 100_000_000);
    }

    [Fact]
    public async Task A_result_set_of_more_than_sixteen_megabytes_is_too_large_however_it_is_paged()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var number = 0;
        warehouse.Instead = BadService.For("Suppliers", context => context.SendAsync($$"""{"@odata.count":9999,"value":[{"SupplierID":{{++number}},"City":"x"}]{{new string(' ', 6_000_000)}}}"""));
        var page = await org.QueryAsync(Soql);
        page = await org.GetAsync(page.Json.GetProperty("nextRecordsUrl").GetString()!);
        (await org.GetAsync(page.Json.GetProperty("nextRecordsUrl").GetString()!)).IsError("EXTERNAL_OBJECT_EXCEPTION", "The OData query result was too large");
    }

    [Fact]
    public async Task A_service_that_never_answers_is_given_up_when_its_time_is_over()
    {
        await using var warehouse = await Warehouse.StartAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var org = await ExternalOrg.StartAsync(warehouse, """ "customConfiguration":{"timeout":"30"} """, clock);
        var arrived = new TaskCompletionSource();
        warehouse.Instead = BadService.For("Suppliers", async context =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var query = org.QueryAsync(Soql);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30), Server.Ending);
        clock.Advance(TimeSpan.FromSeconds(31));
        (await query).IsError("EXTERNAL_OBJECT_CONNECTION_EXCEPTION", "no answer within 30 s");
    }

    [Fact]
    public async Task A_service_that_is_not_there_or_breaks_off_is_unreachable()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        warehouse.Instead = BadService.For("Suppliers", async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync("{", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });
        (await org.QueryAsync(Soql)).IsError("EXTERNAL_OBJECT_CONNECTION_EXCEPTION", "unreachable");
        await warehouse.DisposeAsync();
        (await org.QueryAsync(Soql)).IsError("EXTERNAL_OBJECT_CONNECTION_EXCEPTION", "unreachable");
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>", "no XML")]
    [InlineData("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>", "no XML")]
    [InlineData("<html><body/></html>", "begins with html")]
    [InlineData("", "no XML")]
    [InlineData("{}", "no XML")]
    public async Task Metadata_that_is_none_or_attacks_is_refused(string document, string why)
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        warehouse.Instead = BadService.For("$metadata", context => context.SendAsync(document, type: "application/xml"));
        (await org.QueryAsync(Soql)).IsError("EXTERNAL_OBJECT_EXCEPTION", why);
        Assert.Equal(400, (await org.SendAsync("POST", "/_fakeforce/external-data-sources/Warehouse/sync")).Status);
    }

    [Theory]
    [InlineData("", "<EntitySet Name=\"Suppliers\" EntityType=\"N.Nothing\"/>", "no table Suppliers")]
    [InlineData("<EntityType Name=\"S\"><Property Name=\"A\" Type=\"Edm.String\"/></EntityType>", "<EntitySet Name=\"Suppliers\" EntityType=\"N.S\"/>", "no table Suppliers")]
    [InlineData("<EntityType Name=\"S\"><Key><PropertyRef Name=\"Nope\"/></Key></EntityType>", "<EntitySet Name=\"Suppliers\" EntityType=\"N.S\"/>", "no table Suppliers")]
    [InlineData("<EntityType Name=\"A\" BaseType=\"N.B\"/><EntityType Name=\"B\" BaseType=\"N.A\"/>", "<EntitySet Name=\"Suppliers\" EntityType=\"N.A\"/>", "in a circle")]
    [InlineData("<EntityType Name=\"S\"><Key><PropertyRef Name=\"K\"/></Key><Property Name=\"K\" Type=\"Edm.String\"/></EntityType>", "<EntitySet Name=\"Suppliers\" EntityType=\"N.S\"/>", "no column City")]
    [InlineData("<EntityType/>", "", "without Name")]
    public async Task Metadata_that_lies_is_found_out(string types, string sets, string why)
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        warehouse.Instead = BadService.For("$metadata", context => BadService.MetadataAsync(context, types, sets));
        (await org.QueryAsync(Soql)).IsError("EXTERNAL_OBJECT_EXCEPTION", why);
        Assert.Empty(warehouse.Asked);
    }

    [Fact]
    public async Task A_deeply_nested_document_is_refused_without_a_crash()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        warehouse.Instead = BadService.For("Suppliers", context => context.SendAsync("{\"value\":" + new string('[', 100_000)));
        (await org.QueryAsync(Soql)).IsError("EXTERNAL_OBJECT_EXCEPTION", "no JSON");
        warehouse.Instead = BadService.For("$metadata", context => context.SendAsync("<Edmx>" + string.Concat(Enumerable.Repeat("<a>", 100_000)), type: "application/xml"));
        var answer = await org.SendAsync("POST", "/_fakeforce/external-data-sources/Warehouse/sync");
        Assert.Contains("nested too deeply", answer.Body, StringComparison.Ordinal);
    }
}
