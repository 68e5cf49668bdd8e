namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>/composite/tree (REST API Developer Guide, sObject Tree).</summary>
public sealed class TreeTests
{
    // "Create Nested Records".
    private const string Guide = """
        {"records":[
          {"attributes":{"type":"Account","referenceId":"ref1"},"name":"SampleAccount1","phone":"1234567890","numberOfEmployees":"100","industry":"Banking",
           "Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"ref2"},"lastname":"Smith","Title":"President","email":"sample@salesforce.com"},
                                  {"attributes":{"type":"Contact","referenceId":"ref3"},"lastname":"Evans","title":"Vice President","email":"EMAIL"}]}},
          {"attributes":{"type":"Account","referenceId":"ref4"},"name":"SampleAccount2","industry":"Banking",
           "childAccounts":{"records":[{"attributes":{"type":"Account","referenceId":"ref5"},"name":"SampleChildAccount1"}]},
           "Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"ref6"},"lastname":"Jones"}]}}]}
        """;

    [Fact]
    public async Task The_guides_trees_are_created_level_by_level()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/tree/Account/", Guide.Replace("EMAIL", "e@salesforce.com", StringComparison.Ordinal), 201,
            """{"hasErrors":false,"results":[{"referenceId":"ref1","id":"001{any}"},{"referenceId":"ref4","id":"001{any}"},{"referenceId":"ref2","id":"003{any}"},{"referenceId":"ref3","id":"003{any}"},{"referenceId":"ref5","id":"001{any}"},{"referenceId":"ref6","id":"003{any}"}]}""");
        var contacts = (await org.SendAsync("GET", "/query?q=SELECT LastName,Account.Name FROM Contact WHERE LastName IN ('Smith','Jones') ORDER BY LastName")).Json.GetProperty("records");
        Assert.Equal(["SampleAccount2", "SampleAccount1"], contacts.EnumerateArray().Select(c => c.GetProperty("Account").GetProperty("Name").GetString()));
        await org.ExpectAsync("GET", "/query?q=SELECT COUNT() FROM Account WHERE Parent.Name='SampleAccount2'", null, 200, """{"totalSize":1,"done":true,"records":[]}""");
    }

    // "sObject Tree Response Body".
    [Fact]
    public async Task One_bad_record_fails_all_and_alone_is_answered()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/tree/Account", Guide.Replace("EMAIL", "123", StringComparison.Ordinal), 400,
            """{"hasErrors":true,"results":[{"referenceId":"ref3","errors":[{"statusCode":"INVALID_EMAIL_ADDRESS","message":"Email: invalid email address: 123","fields":["Email"]}]}]}""");
        await org.ExpectAsync("GET", "/query?q=SELECT COUNT() FROM Account WHERE Name LIKE 'Sample%25'", null, 200, """{"totalSize":0,"done":true,"records":[]}""");
    }

    [Fact]
    public async Task A_tree_speaks_XML_too()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/tree/Account", """<SObjectTreeRequest><records type="Account" referenceId="ref1"><name>SampleAccount</name><Contacts><records type="Contact" referenceId="ref2"><lastname>Smith</lastname></records><records type="Contact" referenceId="ref3"><lastname>Evans</lastname></records></Contacts></records></SObjectTreeRequest>""", 201,
            """<?xml version="1.0" encoding="UTF-8"?><SObjectTreeResponse><hasErrors>false</hasErrors><results><id>001{any}</id><referenceId>ref1</referenceId></results><results><id>003{any}</id><referenceId>ref2</referenceId></results><results><id>003{any}</id><referenceId>ref3</referenceId></results></SObjectTreeResponse>""", ("Content-Type", "application/xml"), ("Accept", "application/xml"));
    }

    [Theory]
    [InlineData("""{"records":[{"attributes":{"type":"Account"},"Name":"x"}]}""", "", "Include a reference ID for each record in the request.")]
    [InlineData("""{"records":[{"attributes":{"referenceId":"a"},"Name":"x"}]}""", "a", "Include an entity type for each record in the request.")]
    [InlineData("""{"records":[{"attributes":{"type":"Contact","referenceId":"a"},"LastName":"x"}]}""", "a", "The record must be of type Account, not Contact.")]
    [InlineData("""{"records":[{"attributes":{"type":"Account","referenceId":"a-b"},"Name":"x"}]}""", "a-b", "Provided referenceId ('a-b') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').")]
    [InlineData("""{"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"x","Nopes":{"records":[]}}]}""", "a", "Account has no child relationship 'Nopes'.")]
    public async Task A_malformed_tree_names_the_record(string body, string referenceId, string message)
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("POST", "/composite/tree/Account", body, 400,
            $$"""{"hasErrors":true,"results":[{"referenceId":"{{referenceId}}","errors":[{"statusCode":"INVALID_INPUT","message":"{{message}}","fields":[]}]}]}""");
    }

    // Observed.
    [Fact]
    public async Task A_reference_id_given_twice_is_answered_for_each()
    {
        await using var org = await SampleOrg.StartAsync();
        const string one = """{"referenceId":"a","errors":[{"statusCode":"INVALID_INPUT","message":"Duplicate ReferenceId provided in the request.","fields":[]}]}""";
        await org.ExpectAsync("POST", "/composite/tree/Account", """{"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"x"},{"attributes":{"type":"Account","referenceId":"a"},"Name":"y"}]}""", 400,
            """{"hasErrors":true,"results":[""" + one + "," + one + "]}");
    }

    [Theory]
    [InlineData(200, 1, 201)]
    [InlineData(201, 1, 400)]
    [InlineData(1, 5, 201)]
    [InlineData(1, 6, 400)]
    public async Task Records_and_levels_have_caps(int width, int depth, int status)
    {
        await using var org = await SampleOrg.StartAsync();
        string Node(int i, int level) => $$"""{"attributes":{"type":"Account","referenceId":"r{{i}}x{{level}}"},"Name":"n"{{(level < depth ? $$""","ChildAccounts":{"records":[{{Node(i, level + 1)}}]}""" : "")}}}""";
        Assert.Equal(status, (await org.SendAsync("POST", "/composite/tree/Account", $$"""{"records":[{{string.Join(',', Enumerable.Range(0, width).Select(i => Node(i, 1)))}}]}""")).Status);
    }

    [Theory]
    [InlineData("/composite/tree/Nope", "{}", 404)]
    [InlineData("/composite/tree/Account", "{}", 400)]
    [InlineData("/composite/tree/Account", """{"records":[1]}""", 400)]
    [InlineData("/composite/tree/Account", """{"records":[{"attributes":{"type":"Account","referenceId":"a"},"Contacts":{"records":1}}]}""", 400)]
    [InlineData("/composite/tree/Account", """{"records":[],"allOrNone":true}""", 400)]
    public async Task What_is_no_tree_is_refused(string path, string body, int status)
    {
        await using var org = await SampleOrg.StartAsync();
        Assert.Equal(status, (await org.SendAsync("POST", path, body)).Status);
    }
}
