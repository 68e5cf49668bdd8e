using System.Text.Json;

namespace FakeForce.Server.Tests.Formula;

/// <summary>Formula fields, wherever rows are read.</summary>
public sealed class FormulaFieldTests
{
    private const string Schema = """
        {"objects":[
          {"fullName":"Invoice__c","fields":[
            {"fullName":"Account__c","type":"Lookup","referenceTo":["Account"],"relationshipName":"Invoices"},
            {"fullName":"Amount__c","type":"Number","precision":10,"scale":2},
            {"fullName":"Tax__c","type":"Percent","precision":5,"scale":2},
            {"fullName":"Total__c","type":"Currency","precision":18,"scale":2,"formula":"Amount__c * (1 + Tax__c)"},
            {"fullName":"Third__c","type":"Number","precision":18,"scale":4,"formula":"Amount__c / 3","formulaTreatBlanksAs":"BlankAsBlank"},
            {"fullName":"Size__c","type":"Text","formula":"IF(Total__c > 100, \"large\", \"small\") & \" of \" & Account__r.Name"},
            {"fullName":"Big__c","type":"Checkbox","formula":"Total__c > 100"},
            {"fullName":"Odd__c","type":"Number","precision":18,"scale":0,"formula":"1 / Amount__c"}]}],
         "fields":{"Account":[{"fullName":"Shout__c","type":"Text","formula":"UPPER(Name) & \"!\""}]}}
        """;

    [Fact]
    public async Task Queries_select_filter_sort_and_group_by_them()
    {
        await using var org = await FilledAsync();
        Assert.Equal("""[["I1",132.0,"large of Acme",true],["I2",50.0,"small of Acme",false],["I3",0.0,"small of ",false]]""", await RowsAsync(org, "SELECT Name, Total__c, Size__c, Big__c FROM Invoice__c ORDER BY Name"));
        Assert.Equal("""[["I1"]]""", await RowsAsync(org, "SELECT Name FROM Invoice__c WHERE Total__c > 100"));
        Assert.Equal("""[["I1"]]""", await RowsAsync(org, "SELECT Name FROM Invoice__c WHERE Big__c = true AND Size__c LIKE 'LARGE%'"));
        Assert.Equal("""[["I3"],["I2"],["I1"]]""", await RowsAsync(org, "SELECT Name FROM Invoice__c ORDER BY Total__c"));
        Assert.Equal("""[["I1",40.0],["I2",16.6667],["I3",null]]""", await RowsAsync(org, "SELECT Name, Third__c FROM Invoice__c ORDER BY Third__c DESC NULLS LAST"));
        Assert.Equal("""[["I1"],["I2"]]""", await RowsAsync(org, "SELECT Name FROM Invoice__c WHERE Account__r.Shout__c = 'ACME!' ORDER BY Name"));
        Assert.Equal("""[[182.0,3]]""", await RowsAsync(org, "SELECT SUM(Total__c) s, COUNT(Id) n FROM Invoice__c"));
        Assert.Equal("""[["I1"]]""", await RowsAsync(org, "SELECT Name FROM Invoice__c WHERE Account__c IN (SELECT Id FROM Account WHERE Shout__c = 'ACME!') AND Total__c > 60"));
        Assert.Equal("""[["I3",null]]""", await RowsAsync(org, "SELECT Name, Odd__c FROM Invoice__c WHERE Odd__c = null"));
    }

    [Fact]
    public async Task Parents_and_children_show_them()
    {
        await using var org = await FilledAsync();
        var parents = await org.QueryAsync("SELECT Account__r.Shout__c FROM Invoice__c WHERE Name = 'I1'");
        Assert.Equal("ACME!", parents.Json.GetProperty("records")[0].GetProperty("Account__r").GetProperty("Shout__c").GetString());
        var children = await org.QueryAsync("SELECT Shout__c, (SELECT Total__c FROM Invoices__r ORDER BY Total__c) FROM Account WHERE Shout__c = 'ACME!'");
        var lines = children.Json.GetProperty("records")[0].GetProperty("Invoices__r").GetProperty("records").EnumerateArray().Select(line => line.GetProperty("Total__c").GetDouble());
        Assert.Equal([50, 132], lines);
    }

    [Fact]
    public async Task A_single_record_shows_them_and_takes_none()
    {
        await using var org = await FilledAsync();
        var id = (await org.QueryAsync("SELECT Id FROM Invoice__c WHERE Name = 'I1'")).Json.GetProperty("records")[0].GetProperty("Id").GetString();
        var record = (await org.GetAsync($"/sobjects/Invoice__c/{id}")).Json;
        Assert.Equal((132.0, "large of Acme", true), (record.GetProperty("Total__c").GetDouble(), record.GetProperty("Size__c").GetString(), record.GetProperty("Big__c").GetBoolean()));
        var refused = await org.SendAsync("PATCH", $"/sobjects/Invoice__c/{id}", """{"Total__c":1}""");
        Assert.Equal((400, "INVALID_FIELD_FOR_INSERT_UPDATE"), (refused.Status, refused.Json[0].GetProperty("errorCode").GetString()));
        var changed = await org.SendAsync("PATCH", $"/sobjects/Invoice__c/{id}", """{"Amount__c":10}""");
        Assert.Equal(204, changed.Status);
        Assert.Equal(11, (await org.GetAsync($"/sobjects/Invoice__c/{id}?fields=Total__c")).Json.GetProperty("Total__c").GetDouble());
    }

    [Fact]
    public async Task Deleted_records_have_them_too()
    {
        await using var org = await FilledAsync();
        var id = (await org.QueryAsync("SELECT Id FROM Invoice__c WHERE Name = 'I1'")).Json.GetProperty("records")[0].GetProperty("Id").GetString();
        await org.SendAsync("DELETE", $"/sobjects/Invoice__c/{id}");
        var all = await org.GetAsync("/queryAll?q=" + Uri.EscapeDataString("SELECT Total__c, Size__c FROM Invoice__c WHERE IsDeleted = true"));
        Assert.Equal((132.0, "large of Acme"), (all.Json.GetProperty("records")[0].GetProperty("Total__c").GetDouble(), all.Json.GetProperty("records")[0].GetProperty("Size__c").GetString()));
    }

    [Fact]
    public async Task Who_sees_less_sees_what_formulas_make_of_it()
    {
        await using var org = await TestOrg.StartAsync(Options("""
            {"users":[{"username":"rep@acme.test","profile":"Standard User","permissionSets":["Sees"]}],
             "permissionSets":[{"fullName":"Sees","objectPermissions":[{"object":"Secret__c","allowRead":true}],"fieldPermissions":[{"field":"Secret__c.Shown__c","readable":true}]}],
             "objects":[{"fullName":"Secret__c","sharingModel":"ReadWrite","fields":[
               {"fullName":"Hidden__c","type":"Number","precision":10,"scale":0},
               {"fullName":"Shown__c","type":"Number","precision":10,"scale":0,"formula":"Hidden__c * 2"}]}]}
            """));
        var id = await org.CreateAsync("Secret__c", """{"Hidden__c":21}""");
        var rep = await org.Org.Identity.StartSessionAsync("rep@acme.test", cancel: Tests.Server.Ending);
        org.Client.DefaultRequestHeaders.Authorization = new("Bearer", rep.Token);
        Assert.Equal("[[42.0]]", await RowsAsync(org, "SELECT Shown__c FROM Secret__c WHERE Shown__c > 40"));
        Assert.Equal(42, (await org.GetAsync($"/sobjects/Secret__c/{id}")).Json.GetProperty("Shown__c").GetDouble());
        Assert.Equal(400, (await org.QueryAsync("SELECT Hidden__c FROM Secret__c")).Status);
    }

    [Fact]
    public async Task Describe_says_that_they_are_calculated()
    {
        await using var org = await FilledAsync();
        var fields = (await org.GetAsync("/sobjects/Invoice__c/describe")).Json.GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);
        var total = fields["Total__c"];
        Assert.Equal((true, "Amount__c * (1 + Tax__c)", false, false, true), (Flag("calculated"), total.GetProperty("calculatedFormula").GetString(), Flag("createable"), Flag("updateable"), Flag("formulaTreatNullNumberAsZero")));
        Assert.False(fields["Third__c"].GetProperty("formulaTreatNullNumberAsZero").GetBoolean());
        Assert.Equal(1300, fields["Size__c"].GetProperty("length").GetInt32());

        bool Flag(string name) => total.GetProperty(name).GetBoolean();
    }

    [Fact]
    public async Task Searches_return_them()
    {
        await using var org = await FilledAsync();
        var found = await org.GetAsync("/search?q=" + Uri.EscapeDataString("FIND {Acme} IN ALL FIELDS RETURNING Account(Shout__c)"));
        Assert.Equal("ACME!", found.Json.GetProperty("searchRecords")[0].GetProperty("Shout__c").GetString());
    }

    [Fact]
    public async Task Formulas_that_are_none_stop_the_start_each_with_its_field()
    {
        var invalid = await Assert.ThrowsAnyAsync<Exception>(() => TestOrg.StartAsync(Options("""
            {"objects":[{"fullName":"Loop__c","fields":[
              {"fullName":"A__c","type":"Number","formula":"B__c + 1"},
              {"fullName":"B__c","type":"Number","formula":"A__c + 1"},
              {"fullName":"C__c","type":"Number","formula":"Nope__c"},
              {"fullName":"D__c","type":"Text","formula":"1"},
              {"fullName":"E__c","type":"Number","defaultValue":"Name"}]}]}
            """)));
        var text = invalid.ToString();
        Assert.Contains("Loop__c.A__c: formula: Formula cannot use another formula field that directly or indirectly refers to itself. Loop__c.A__c -> Loop__c.B__c -> Loop__c.A__c", text, StringComparison.Ordinal);
        Assert.Contains("Loop__c.C__c: formula: Field Nope__c does not exist. Check spelling.", text, StringComparison.Ordinal);
        Assert.Contains("Loop__c.D__c: formula: Formula result is data type (Number), incompatible with expected data type (Text).", text, StringComparison.Ordinal);
        Assert.Contains("Loop__c.E__c: defaultValue: Field Name does not exist. Check spelling.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defaults_are_worked_out_when_a_record_is_created()
    {
        await using var org = await TestOrg.StartAsync(Options("""
            {"objects":[{"fullName":"Note__c","fields":[
              {"fullName":"Due__c","type":"Date","defaultValue":"DATE(2026, 1, 31) + 1"},
              {"fullName":"By__c","type":"Text","length":80,"defaultValue":"$User.Username"},
              {"fullName":"Rate__c","type":"Percent","precision":5,"scale":2,"defaultValue":"0.10"},
              {"fullName":"Count__c","type":"Number","precision":5,"scale":0,"defaultValue":"3"},
              {"fullName":"Mood__c","type":"Picklist","valueSet":["Good","Bad"],"defaultValue":"IF(1 = 1, \"Bad\", \"Good\")"}]}]}
            """));
        await org.CreateAsync("Note__c", "{}");
        await org.CreateAsync("Note__c", """{"By__c":null,"Mood__c":"Good"}""");
        Assert.Equal("""[["2026-02-01","admin@fakeforce.test",10.0,3.0,"Bad"],["2026-02-01",null,10.0,3.0,"Good"]]""", await RowsAsync(org, "SELECT Due__c, By__c, Rate__c, Count__c, Mood__c FROM Note__c ORDER BY Id"));
    }

    internal static FakeForceOptions Options(string definitions) => new() { Port = 0, Definitions = JsonDocument.Parse(definitions).RootElement };

    /// <summary>The values of each record, without its attributes, as JSON.</summary>
    internal static async Task<string> RowsAsync(TestOrg org, string soql)
    {
        var answer = await org.QueryAsync(soql);
        Assert.True(answer.Status == 200, answer.Body);
        return "[" + string.Join(',', answer.Json.GetProperty("records").EnumerateArray().Select(record => "[" + string.Join(',', record.EnumerateObject().Where(member => member.Name != "attributes").Select(member => member.Value.GetRawText())) + "]")) + "]";
    }

    private static async Task<TestOrg> FilledAsync()
    {
        var org = await TestOrg.StartAsync(Options(Schema));
        var account = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.CreateAsync("Invoice__c", $$"""{"Name":"I1","Account__c":"{{account}}","Amount__c":120,"Tax__c":10}""");
        await org.CreateAsync("Invoice__c", $$"""{"Name":"I2","Account__c":"{{account}}","Amount__c":50}""");
        await org.CreateAsync("Invoice__c", """{"Name":"I3"}""");
        return org;
    }
}
