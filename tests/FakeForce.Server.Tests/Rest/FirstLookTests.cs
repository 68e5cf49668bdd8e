namespace FakeForce.Server.Tests.Rest;

public sealed class FirstLookTests
{
    [Fact]
    public async Task Look()
    {
        await using var org = await TestOrg.StartAsync();
        var console = TestContext.Current.TestOutputHelper!;
        var a = await org.SendAsync("POST", "/sobjects/Account", """{"Name":"Acme","AnnualRevenue":139000000,"NumberOfEmployees":10,"BillingCity":"Paris","Industry":"Energy"}""");
        console.WriteLine(a.Status + a.Body);
        var id = a.Json.GetProperty("id").GetString();
        foreach (var (m, p, b) in new (string, string, string?)[]
        {
            ("GET", $"/sobjects/Account/{id}", null),
            ("GET", $"/sobjects/Account/{id}?fields=name,billingaddress", null),
            ("PATCH", $"/sobjects/Account/{id}", """{"Name":"Acme 2"}"""),
            ("POST", "/sobjects/Contact", $$"""{"FirstName":"Ann","LastName":"Lee","AccountId":"{{id}}","Email":"a@b.co"}"""),
            ("POST", "/sobjects/Contact", """{"FirstName":"Ann","Email":"ab.co","Foo":1}"""),
            ("POST", "/sobjects/Contact", """{"FirstName":"Ann","Email":"ab.co"}"""),
            ("POST", "/sobjects/Opportunity", """{"Name":"O","StageName":"Closed Won","CloseDate":"2026-05-01","Amount":10}"""),
            ("POST", "/sobjects/Case", """{"Subject":"x"}"""),
            ("GET", "/query?q=SELECT+Id,Name,Account.Name,Account.Owner.Name+FROM+Contact", null),
            ("GET", "/query?q=SELECT+Name,(SELECT+Id,Name+FROM+Contacts),(SELECT+Id+FROM+Cases)+FROM+Account", null),
            ("GET", "/query?q=SELECT+COUNT()+FROM+Profile", null),
            ("GET", "/query?q=SELECT+CaseNumber,Status,IsClosed+FROM+Case", null),
            ("GET", "/query?q=SELECT+Name,Probability,IsWon,ExpectedRevenue+FROM+Opportunity", null),
            ("GET", "/query?q=SELECT+Id,Nope+FROM+Account", null),
            ("GET", "/query?q=SELECT", null),
            ("GET", "/query", null),
            ("GET", "/limits", null),
            ("GET", "/recent", null),
            ("GET", "/sobjects/Account", null),
            ("GET", "/sobjects/Nope/describe", null),
            ("PUT", "/sobjects/Account", "{}"),
            ("POST", "/sobjects/Account", "{'a"),
            ("DELETE", $"/sobjects/Account/{id}", null),
            ("GET", $"/sobjects/Account/{id}", null),
            ("GET", "/search?q=FIND", null),
            ("GET", "/services/data", null),
            ("GET", "", null),
        })
        {
            var r = await org.SendAsync(m, p, b);
            console.WriteLine($"{m} {p} -> {r.Status} {(r.Body.Length > 900 ? r.Body[..900] : r.Body)}");
        }
        Assert.True((await org.GetAsync("/sobjects")).Body.Length > 100000);
    }
}
