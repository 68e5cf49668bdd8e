using System.Text.Json;
using FakeForce.Engine;

namespace FakeForce.Server.Tests.Rest;

/// <summary>query, queryAll and their pages (REST guide, query).</summary>
public sealed class QueryTests(SharedSampleOrg shared) : IClassFixture<SharedSampleOrg>
{
    private SampleOrg Org => shared.Org;

    [Theory]
    [InlineData("SELECT Name FROM Account ORDER BY Name", """{"totalSize":2,"done":true,"records":[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme"},{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{other}"},"Name":"Other"}]}""")]
    [InlineData("select NAME from ACCOUNT where name = 'ACME'", """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme"}]}""")]
    [InlineData("SELECT COUNT() FROM Account", """{"totalSize":2,"done":true,"records":[]}""")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'none'", """{"totalSize":0,"done":true,"records":[]}""")]
    [InlineData("SELECT LastName, Account.Name FROM Contact WHERE LastName = 'Lee'", """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"{v}/sobjects/Contact/{contact}"},"LastName":"Lee","Account":{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme"}}]}""")]
    [InlineData("SELECT Account.Name FROM Contact WHERE LastName = 'Alone'", """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"{v}/sobjects/Contact/{alone}"},"Account":null}]}""")]
    [InlineData("SELECT Name, (SELECT LastName FROM Contacts) FROM Account ORDER BY Name", """{"totalSize":2,"done":true,"records":[{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme","Contacts":{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"{v}/sobjects/Contact/{contact}"},"LastName":"Lee"}]}},{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{other}"},"Name":"Other","Contacts":null}]}""")]
    [InlineData("SELECT Invoice__r.Account__r.Name FROM Line__c", """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Line__c","url":"{v}/sobjects/Line__c/{line}"},"Invoice__r":{"attributes":{"type":"Invoice__c","url":"{v}/sobjects/Invoice__c/{invoice}"},"Account__r":{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Name":"Acme"}}}]}""")]
    public async Task Answers(string soql, string expected) => await Org.ExpectAsync("GET", "/query/?q=" + soql.Replace(' ', '+'), null, 200, expected);

    [Theory]
    [InlineData("SELECT", "MALFORMED_QUERY", "unexpected token")]
    [InlineData("SELECT Id FROM Nope", "INVALID_TYPE", "sObject type 'Nope' is not supported.")]
    [InlineData("SELECT Nope FROM Account", "INVALID_FIELD", "No such column 'Nope' on entity 'Account'.")]
    [InlineData("SELECT Id FROM Account OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is 2000")]
    public async Task Refusals(string soql, string code, string part)
    {
        var error = (await Org.Org.QueryAsync(soql)).Json[0];
        Assert.Equal(code, error.GetProperty("errorCode").GetString());
        Assert.Contains(part, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(error.TryGetProperty("fields", out _));
    }

    [Theory]
    [InlineData("/query", "MALFORMED_QUERY")]
    [InlineData("/query?q=", "MALFORMED_QUERY")]
    [InlineData("/query/01gFF0000000001-2000", "INVALID_QUERY_LOCATOR")]
    [InlineData("/query/nonsense", "INVALID_QUERY_LOCATOR")]
    public async Task Requests_without_a_query_are_refused(string path, string code)
    {
        var answer = await Org.SendAsync("GET", path);
        Assert.Equal((400, code), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task Brackets_by_the_hundred_thousand_are_refused()
    {
        Assert.Equal("MALFORMED_QUERY", (await Org.SendAsync("GET", "/query?q=SELECT+Id+FROM+Account+WHERE+" + new string('(', 15_000))).Json[0].GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData("batchSize=200", 3)]
    [InlineData("batchSize=10", 3)]
    [InlineData("batchSize=300", 2)]
    [InlineData("batchSize=nonsense", 1)]
    public async Task Pages_follow_the_batch_size(string header, int pages)
    {
        await using var org = await SampleOrg.StartAsync();
        var type = org.Org.Org.Catalog["Lead"];
        await org.Org.Org.WriteAsync(transaction =>
        {
            for (var i = 0; i < 450; i++)
                Engine.Records.SavePipeline.Insert(transaction, new(RecordId.Parse(org.Fill("{user}")), 66), type, new Engine.Records.RecordInput().Set("LastName", $"L{i}").Set("Company", "C"));
            return true;
        }, Server.Ending);
        var page = (await org.SendAsync("GET", "/query?q=SELECT+Id+FROM+Lead+LIMIT+450", null, ("Sforce-Query-Options", header))).Json;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var count = 1;
        while (true)
        {
            Assert.Equal(450, page.GetProperty("totalSize").GetInt32());
            foreach (var record in page.GetProperty("records").EnumerateArray()) Assert.True(seen.Add(record.GetProperty("Id").GetString()!));
            if (page.GetProperty("done").GetBoolean()) break;
            var next = page.GetProperty("nextRecordsUrl").GetString()!;
            Assert.Matches("^/services/data/v66.0/query/01g[0-9A-Za-z]{15}-[0-9]+$", next);
            page = (await org.SendAsync("GET", next)).Json;
            count++;
        }
        Assert.Equal((450, pages, false), (seen.Count, count, page.TryGetProperty("nextRecordsUrl", out _)));
    }

    [Fact]
    public async Task QueryAll_sees_the_recycle_bin()
    {
        Assert.Equal(3, (await Org.SendAsync("GET", "/queryAll/?q=SELECT+Id+FROM+Account")).Json.GetProperty("totalSize").GetInt32());
        Assert.Equal(2, (await Org.SendAsync("GET", "/query/?q=SELECT+Id+FROM+Account")).Json.GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task Columns_and_plans_are_described()
    {
        var columns = (await Org.SendAsync("GET", "/query?q=SELECT+Id,Name,Owner.Name+FROM+Account&columns=true")).Json;
        Assert.Equal(("Account", "001", true), (columns.GetProperty("entityName").GetString(), columns.GetProperty("keyPrefix").GetString(), columns.GetProperty("idSelected").GetBoolean()));
        Assert.Equal(["Id", "Name", "Owner"], columns.GetProperty("columnMetadata").EnumerateArray().Select(c => c.GetProperty("columnName").GetString()));
        var byName = (await Org.SendAsync("GET", "/query?explain=SELECT+Id+FROM+Account+WHERE+Name='a'")).Json.GetProperty("plans")[0];
        Assert.Equal(("Index", "Name"), (byName.GetProperty("leadingOperationType").GetString(), byName.GetProperty("fields")[0].GetString()));
        var refused = await Org.SendAsync("GET", "/query?explain=00O000000000001AAA");
        Assert.Equal((400, "INVALID_ID"), (refused.Status, refused.Json[0].GetProperty("errorCode").GetString()));
        var plan = (await Org.SendAsync("GET", "/query?explain=SELECT+Id+FROM+Account")).Json.GetProperty("plans")[0];
        Assert.Equal(("Account", JsonValueKind.Number), (plan.GetProperty("sobjectType").GetString(), plan.GetProperty("relativeCost").ValueKind));
    }
}
