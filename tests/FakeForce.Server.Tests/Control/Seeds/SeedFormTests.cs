using System.IO.Compression;
using System.Text;

namespace FakeForce.Server.Tests.Control.Seeds;

/// <summary>The forms that a seed may have, each sent in a request.</summary>
public sealed class SeedFormTests : IAsyncLifetime
{
    private SeededOrg org = null!;

    public async ValueTask InitializeAsync() => org = await SeededOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    /// <summary>What <c>sf data export tree --plan -q "SELECT Name, ParentId, (SELECT LastName, AccountId FROM Contacts) FROM Account"</c> writes.</summary>
    private const string Plan = """
        [
          { "sobject": "Contact", "saveRefs": false, "resolveRefs": true, "files": [ "Contacts.json" ] },
          { "sobject": "Account", "saveRefs": true, "resolveRefs": true, "files": [ "Accounts.json" ] }
        ]
        """;

    private const string Accounts = """
        {
          "records": [
            { "attributes": { "type": "Account", "referenceId": "AccountRef1" }, "Name": "Daughter", "ParentId": "@AccountRef2" },
            { "attributes": { "type": "Account", "referenceId": "AccountRef2" }, "Name": "Mother", "Description": "@home" }
          ]
        }
        """;

    private const string Contacts = """
        { "records": [
          { "attributes": { "type": "Contact", "referenceId": "ContactRef1" }, "LastName": "Lee", "AccountId": "@AccountRef1" } ] }
        """;

    [Fact]
    public async Task A_plan_with_its_files()
    {
        var (status, json) = await org.SeedAsync(SeededOrg.Files("out/plan.json", Plan, "out/Accounts.json", Accounts, "out/Contacts.json", Contacts));
        Assert.True(status == 200, json.ToString());
        Assert.Equal((3, 2, 1), (json.GetProperty("records").GetInt32(), json.GetProperty("objects").GetProperty("Account").GetInt32(), json.GetProperty("objects").GetProperty("Contact").GetInt32()));
        Assert.StartsWith("001FF0", json.GetProperty("ids").GetProperty("AccountRef2").GetString(), StringComparison.Ordinal);
        Assert.Equal("Mother", await org.ValuesAsync("SELECT Account.Parent.Name FROM Contact"));
        Assert.Equal("@home", await org.ValuesAsync("SELECT Description FROM Account WHERE Name = 'Mother'"));
    }

    [Fact]
    public async Task A_tree_with_children_inside_and_without_any()
    {
        const string tree = """
            { "records": [
              { "attributes": { "type": "Account", "referenceId": "A" }, "Name": "Acme",
                "Contacts": { "records": [ { "attributes": { "type": "Contact", "referenceId": "C" }, "LastName": "Lee" }, { "LastName": "Ray" } ] },
                "Invoices__r": { "records": [ { "Total__c": 5, "Lines__r": { "records": [ { "Name": "one" } ] } } ] } },
              { "attributes": { "type": "Account" }, "Name": "Alone", "Contacts": null } ] }
            """;
        Assert.Equal("none", await org.ProblemsAsync(tree));
        Assert.Equal("Acme, Acme", await org.ValuesAsync("SELECT Account.Name FROM Contact"));
        Assert.Equal("INV-0001", await org.ValuesAsync("SELECT Invoice__r.Name FROM Line__c"));
    }

    [Theory]
    [InlineData("""[ { "attributes": { "type": "Contact" }, "LastName": "Lee", "Account": { "Key__c": "A-1" } }, { "attributes": { "type": "Account", "url": "/x" }, "Name": "Acme", "Key__c": "A-1" } ]""")]
    [InlineData("""{ "Contact": [ { "LastName": "Lee", "AccountId": "001000000000001" } ], "Account": [ { "Id": "001000000000001AAA", "Name": "Acme" } ] }""")]
    [InlineData("""{ "files": { "Account.json": [ { "attributes": { "type": "Account" }, "Name": "Acme", "Key__c": "A-1" } ], "data/Contact-2.csv": "LastName,Account.Key__c\r\nLee,A-1\r\n" } }""")]
    [InlineData("""{ "files": { "Contact.csv": "LastName,AccountId\nLee,0015g00000AbCdEAAV\n", "Account.csv": "\uFEFFId,Name\n0015g00000AbCdE,Acme\n" } }""")]
    [InlineData("""{ "totalSize": 1, "done": true, "records": [ { "attributes": { "type": "Account", "url": "/x" }, "Name": "Acme", "Contacts": { "totalSize": 1, "done": true, "records": [ { "attributes": { "type": "Contact" }, "LastName": "Lee" } ] } } ] }""")]
    public async Task Children_find_their_parents(string body)
    {
        Assert.Equal("none", await org.ProblemsAsync(body));
        Assert.Equal("Acme", await org.ValuesAsync("SELECT Account.Name FROM Contact"));
    }

    [Fact]
    public async Task CSV_of_one_object_with_its_owner()
    {
        Assert.Equal("none", await org.ProblemsAsync("Name,Owner.Username,Parent.Key__c,Key__c,NumberOfEmployees,CreatedDate\nLow,admin@fakeforce.test,top,low,7,2020-01-02T03:04:05Z\nTop,,,top,#N/A,\n", "text/csv", "?sobject=Account"));
        Assert.Equal("Top", await org.ValuesAsync("SELECT Parent.Name FROM Account WHERE NumberOfEmployees = 7"));
        Assert.Equal("2020-01-02T03:04:05.000+0000", await org.ValuesAsync("SELECT CreatedDate FROM Account WHERE Name = 'Low'"));
    }

    [Fact]
    public async Task A_zip()
    {
        using var bytes = new MemoryStream();
        await using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in new[] { ("plan.json", Plan), ("Accounts.json", Accounts), ("Contacts.json", Contacts) })
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync(Server.Ending);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(text), Server.Ending);
            }
        Assert.Equal(200, (await org.SeedAsync(bytes.ToArray(), "application/zip")).Status);
        Assert.Equal("Daughter", await org.ValuesAsync("SELECT Account.Name FROM Contact"));
    }

    [Fact]
    public async Task A_circle_is_closed_in_a_second_pass()
    {
        Assert.Equal("none", await org.ProblemsAsync("""
            { "Invoice__c": [ { "Id": "a", "Total__c": 1, "Account__c": "@A", "First__c": "@L" } ],
              "Line__c": [ { "attributes": { "referenceId": "L" }, "Name": "first", "Invoice__c": "a" } ],
              "Account": [ { "attributes": { "referenceId": "A" }, "Name": "Acme" } ] }
            """));
        Assert.Equal("first", await org.ValuesAsync("SELECT First__r.Name FROM Invoice__c"));
        Assert.Equal("Acme", await org.ValuesAsync("SELECT Invoice__r.Account__r.Name FROM Line__c"));
    }

    [Fact]
    public async Task Ids_are_kept_when_asked_for_with_what_only_the_org_sets()
    {
        const string body = """
            { "keepIds": true, "files": {
              "a.json": { "Contact": [ { "Id": "003FF0000000009", "LastName": "Lee", "AccountId": "001FF0000000007YAA", "ReportsToId": "003FF000000000B" }, { "Id": "003FF000000000B", "LastName": "Ray" } ],
                          "Account": [ { "Id": "001FF0000000007YAA", "Name": "Acme" } ],
                          "Case": [ { "Subject": "Late", "CaseNumber": "00005000", "IsDeleted": false } ] } } }
            """;
        Assert.Equal("none", await org.ProblemsAsync(body));
        Assert.Equal("001FF0000000007YAA", await org.ValuesAsync("SELECT Account.Id FROM Contact WHERE ReportsTo.LastName = 'Ray'"));
        Assert.Equal("001FF0000000008YAA", (await org.Org.CreateAsync("Account", """{"Name":"Next"}""")).ToString());
        await org.Org.CreateAsync("Case", "{}");
        Assert.Equal("00005000, 00005001", await org.ValuesAsync("SELECT CaseNumber FROM Case ORDER BY CaseNumber"));
    }

    [Fact]
    public async Task Nobody_is_told_and_a_reset_takes_it_back()
    {
        Assert.Equal("none", await org.ProblemsAsync("""{"Account":[{"Name":"Acme"}]}"""));
        using var events = await org.Org.Client.GetAsync("/_fakeforce/events", Server.Ending);
        Assert.Contains("\"events\":[]", await events.Content.ReadAsStringAsync(Server.Ending), StringComparison.Ordinal);
        await org.ResetAsync();
        Assert.Equal("", await org.ValuesAsync("SELECT Name FROM Account"));
    }
}
