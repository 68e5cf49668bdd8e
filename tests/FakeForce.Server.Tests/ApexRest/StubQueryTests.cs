namespace FakeForce.Server.Tests.ApexRest;

/// <summary>Records of the org in a stub's answer.</summary>
public sealed class StubQueryTests : IAsyncLifetime
{
    private TestOrg org = null!;
    private string acme = "";

    public async ValueTask InitializeAsync()
    {
        org = await Stubs.StartAsync("""
            [ { "urlMapping": "/accounts/*", "query": "SELECT Id, Name, Phone, Owner.Username FROM Account WHERE AccountNumber = '{{path.1}}' ORDER BY Name",
                "body": { "count": "{{records.size}}", "all": "{{records}}", "first": "{{record.name}} of {{record.Owner.Username}}", "phone": "{{record.Phone}}" },
                "noRows": { "status": 404, "body": { "error": "no account {{path.1}}" } } },
              { "urlMapping": "/byid/*", "query": "SELECT Name FROM Account WHERE Id = '{{path.1}}'", "body": "{{record.Name}}" },
              { "urlMapping": "/like", "query": "SELECT Name FROM Account WHERE Name LIKE '{{params.name}}%' ORDER BY Name", "body": "{{records.size}}" },
              { "urlMapping": "/exact", "method": "POST", "query": "SELECT Name FROM Account WHERE Name = '{{body.name}}'", "body": "{{records.size}}" },
              { "urlMapping": "/count", "query": "SELECT COUNT() FROM Account", "body": "{{records.size}}" },
              { "urlMapping": "/groups", "query": "SELECT Industry, COUNT(Id) number FROM Account GROUP BY Industry ORDER BY Industry NULLS LAST", "body": ["{{record.number}}", "{{records}}"] },
              { "urlMapping": "/children", "query": "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Acme'", "body": "{{record.Contacts.records.0.LastName}}" } ]
            """);
        acme = (await org.CreateAsync("Account", """{"Name":"Acme","AccountNumber":"7","Phone":"123","Industry":"Energy"}""")).ToString();
        await org.CreateAsync("Account", """{"Name":"O'Hara \\ Sons","AccountNumber":"8"}""");
        await org.CreateAsync("Contact", $$"""{"LastName":"Doe","AccountId":"{{acme}}"}""");
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task Rows_are_shown_as_Apex_serialises_them()
    {
        var answer = await org.ApexAsync("GET", "/accounts/7");
        Assert.Equal(200, answer.Status);
        Assert.Equal($$$"""{"count":1,"all":[{"attributes":{"type":"Account","url":"/services/data/v68.0/sobjects/Account/{{{acme}}}"},"Id":"{{{acme}}}","Name":"Acme","Phone":"123","Owner":{"attributes":{"type":"User","url":"/services/data/v68.0/sobjects/User/{{{OwnerId()}}}"},"Username":"admin@fakeforce.test"}}],"first":"Acme of admin@fakeforce.test","phone":"123"}""", answer.Body);
        var second = await org.ApexAsync("GET", "/accounts/8");
        Assert.False(second.Json.GetProperty("all")[0].TryGetProperty("Phone", out _));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.Json.GetProperty("phone").ValueKind);
        string OwnerId() => answer.Json.GetProperty("all")[0].GetProperty("Owner").GetProperty("attributes").GetProperty("url").GetString()!.Split('/')[^1];
    }

    [Theory]
    [InlineData("/byid/{acme}", 200, "\"Acme\"")]
    [InlineData("/count", 200, "2")]
    [InlineData("/like?name=A", 200, "1")]
    [InlineData("/like?name=%25", 200, "2")]
    [InlineData("/like?name=O'H", 200, "1")]
    [InlineData("/accounts/9", 404, """{"error":"no account 9"}""")]
    [InlineData("/children", 200, "\"Doe\"")]
    [InlineData("/groups", 200, """[1,[{"attributes":{"type":"AggregateResult"},"Industry":"Energy","number":1},{"attributes":{"type":"AggregateResult"},"number":1}]]""")]
    public async Task A_query_answers(string path, int status, string expected)
    {
        var answer = await org.ApexAsync("GET", path.Replace("{acme}", acme, StringComparison.Ordinal));
        Assert.Equal((status, expected), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Rows_are_as_many_as_fit_the_heap()
    {
        await org.SendAsync("PUT", "/_fakeforce/apexrest", """{"urlMapping":"/long","query":"SELECT Description FROM Account","body":"{{record.Description}}"}""");
        var records = string.Join(',', Enumerable.Repeat($$"""{"attributes":{"type":"Account"},"Name":"Long","Description":"{{new string('x', 32_000)}}"}""", 190));
        Assert.Equal(200, (await org.SendAsync("POST", "/composite/sobjects", $$"""{"records":[{{records}}]}""")).Status);
        var answer = await org.ApexAsync("GET", "/long");
        Assert.Equal(500, answer.Status);
        Assert.StartsWith("System.LimitException: Apex heap size too large: 60", answer.Json[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("' OR Name != '")]
    [InlineData("\\' OR Name != \\'")]
    [InlineData("\\")]
    [InlineData("Acme' --")]
    [InlineData("x\\\\' OR Name LIKE '%")]
    [InlineData("line\nend' OR Name != '\u0000")]
    [InlineData("\u2019 OR Name != \u2019")]
    public async Task No_value_breaks_out_of_its_text(string name)
    {
        Assert.Equal((200, "0"), await Exact(name));
        Assert.Equal((200, "1"), await Exact("O'Hara \\ Sons"));

        async Task<(int, string)> Exact(string value)
        {
            var answer = await org.ApexAsync("POST", "/exact", System.Text.Json.JsonSerializer.Serialize(new { name = value }));
            return (answer.Status, answer.Body);
        }
    }

    [Theory]
    [InlineData("/byid/001000000000000AAA", "System.QueryException: List has no rows for assignment to SObject")]
    [InlineData("/byid/nonsense", "System.QueryException: invalid ID field: nonsense")]
    public async Task What_the_method_does_not_catch_is_an_APEX_ERROR(string path, string message)
    {
        var answer = await org.ApexAsync("GET", path);
        Assert.Equal((500, "APEX_ERROR"), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
        Assert.EndsWith(message.Split(": ")[^1] + "\n\nClass.ApexRestStub.doGet: line 1, column 1", answer.Json[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("System.QueryException: ", answer.Json[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
