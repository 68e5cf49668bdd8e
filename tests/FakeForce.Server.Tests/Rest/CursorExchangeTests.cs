using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Records;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Rest;

/// <summary>Exchanges over /query/{locator}: 450 leads, and one account with 257 contacts.</summary>
public sealed class CursorExchangeTests : IAsyncLifetime
{
    private const string Leads = "/query?q=SELECT+Id+FROM+Lead";
    private const string Refused = """[{"message":"invalid query locator","errorCode":"INVALID_QUERY_LOCATOR"}]""";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 5, 13, 1, 30, 0, TimeSpan.Zero));
    private SampleOrg org = null!;

    public async ValueTask InitializeAsync()
    {
        org = await SampleOrg.StartAsync(clock);
        var caller = new Caller(RecordId.Parse(org.Fill("{user}")), 66);
        await org.Org.Org.WriteAsync(transaction =>
        {
            for (var i = 0; i < 450; i++) Insert("Lead", ("LastName", $"L{i}"), ("Company", "C"));
            for (var i = 0; i < 257; i++) Insert("Contact", ("LastName", $"Child {i:000}"), ("AccountId", org.Fill("{other}")));
            return true;

            void Insert(string type, params (string Name, string Value)[] fields)
            {
                var input = new RecordInput();
                foreach (var (name, value) in fields) input.Set(name, value);
                Assert.Empty(SavePipeline.Insert(transaction, caller, transaction.Catalog[type], input).Errors);
            }
        }, Server.Ending);
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private Task<Answer> SmallAsync(string path) => org.SendAsync("GET", path, null, ("Sforce-Query-Options", "batchSize=200"));

    private async Task<string> LocatorAsync(string path = Leads) => (await SmallAsync(path)).Json.GetProperty("nextRecordsUrl").GetString()!.Split('/')[^1];

    /// <summary>Rows given, whole size, and what follows the id in nextRecordsUrl; or the error code.</summary>
    private static string Shown(Answer answer) => answer.Status == 200 ? Sizes(answer.Json) : $"{answer.Status} {answer.Json[0].GetProperty("errorCode").GetString()}";

    private static string Sizes(JsonElement page) =>
        $"{page.GetProperty("records").GetArrayLength()} of {page.GetProperty("totalSize")}, " + (page.GetProperty("done").GetBoolean() ? "done" : page.GetProperty("nextRecordsUrl").GetString()!.Split('-')[^1]);

    [Theory]
    [InlineData("/query/{id}-200", "200 of 450, 400")]
    [InlineData("/query/{id}-400", "50 of 450, done")]
    [InlineData("/query/{id}-0", "200 of 450, 200")]
    [InlineData("/query/{id}-301", "149 of 450, done")]
    [InlineData("/query/{id}-449", "1 of 450, done")]
    [InlineData("/query/{id15}-400", "50 of 450, done")]
    [InlineData("/query/{id}-200/", "200 of 450, 400")]
    [InlineData("/queryAll/{id}-200", "200 of 450, 400")]
    [InlineData("/services/data/v41.0/query/{id}-200", "200 of 450, 400")]
    [InlineData("/query/{id}-450", "400 INVALID_QUERY_LOCATOR")]
    [InlineData("/query/{id}-4500", "400 INVALID_QUERY_LOCATOR")]
    [InlineData("/query/{id}--1", "400 INVALID_QUERY_LOCATOR")]
    [InlineData("/query/{id}-", "400 INVALID_QUERY_LOCATOR")]
    [InlineData("/query/{id}", "400 INVALID_QUERY_LOCATOR")]
    [InlineData("/query/{id}-2e2", "400 INVALID_QUERY_LOCATOR")]
    [InlineData("/query/{id}-99999999999999999999", "400 INVALID_QUERY_LOCATOR")]
    [InlineData("/query/{user}-200", "400 INVALID_QUERY_LOCATOR")]
    [InlineData("/query/01gFF0000000009AAA-200", "400 INVALID_QUERY_LOCATOR")]
    public async Task Places(string path, string shown)
    {
        var id = (await LocatorAsync())[..18];
        Assert.Equal(shown, Shown(await org.SendAsync("GET", path.Replace("{id15}", id[..15], StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("batchSize=200", 200)]
    [InlineData("batchSize=199", 200)]
    [InlineData("batchSize=0", 200)]
    [InlineData("BATCHSIZE=333", 333)]
    [InlineData("batchSize=2000", 450)]
    [InlineData("batchSize=2001", 450)]
    [InlineData("batchSize=-5", 450)]
    [InlineData("batchSize=", 450)]
    [InlineData("batch=200", 450)]
    [InlineData("", 450)]
    public async Task Batch_sizes(string header, int rows) =>
        Assert.Equal(rows, (await org.SendAsync("GET", Leads, null, ("Sforce-Query-Options", header))).Json.GetProperty("records").GetArrayLength());

    [Fact]
    public async Task The_url_of_the_next_page_is_of_the_version_that_asks()
    {
        var answer = await org.SendAsync("GET", "/services/data/v41.0/query/" + await LocatorAsync());
        Assert.StartsWith("/services/data/v41.0/query/01g", answer.Json.GetProperty("nextRecordsUrl").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("/services/data/v41.0/sobjects/Lead/", answer.Json.GetProperty("records")[0].GetProperty("attributes").GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task QueryAll_goes_on_under_query_and_sees_the_deleted_of_its_moment()
    {
        var first = (await SmallAsync("/queryAll?q=SELECT+Id,IsDeleted+FROM+Lead+ORDER+BY+Id+DESC")).Json;
        Assert.Contains("/query/01g", first.GetProperty("nextRecordsUrl").GetString(), StringComparison.Ordinal);
        Assert.Equal(204, (await org.SendAsync("DELETE", "/sobjects/Lead/" + (await org.Org.QueryAsync("SELECT Id FROM Lead ORDER BY Id LIMIT 1")).Json.GetProperty("records")[0].GetProperty("Id").GetString())).Status);
        var next = first.GetProperty("nextRecordsUrl").GetString()!;
        var last = (await org.SendAsync("GET", next[..next.LastIndexOf('-')] + "-449")).Json.GetProperty("records")[0];
        Assert.False(last.GetProperty("IsDeleted").GetBoolean());
    }

    [Fact]
    public async Task A_list_of_a_sub_query_has_a_next_page_of_its_own()
    {
        var page = (await SmallAsync("/query?q=SELECT+Name,(SELECT+LastName+FROM+Contacts+ORDER+BY+LastName)+FROM+Account+WHERE+Name='Other'")).Json;
        Assert.Equal("1 of 1, done", Sizes(page));
        var contacts = page.GetProperty("records")[0].GetProperty("Contacts");
        Assert.Equal("199 of 257, 199", Sizes(contacts));
        Assert.Equal(["totalSize", "done", "nextRecordsUrl", "records"], contacts.EnumerateObject().Select(member => member.Name));
        await org.SendAsync("DELETE", "/sobjects/Account/{other}");
        var rest = await org.SendAsync("GET", contacts.GetProperty("nextRecordsUrl").GetString()!);
        Assert.Equal("58 of 257, done", Shown(rest));
        Assert.Equal(("Contact", "Child 199"), (rest.Json.GetProperty("records")[0].GetProperty("attributes").GetProperty("type").GetString(), rest.Json.GetProperty("records")[0].GetProperty("LastName").GetString()));
        Assert.Equal("200 of 257, 200", Shown(await org.SendAsync("GET", contacts.GetProperty("nextRecordsUrl").GetString()!.Replace("-199", "-0", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Another_user_is_refused_and_another_session_of_the_same_user_is_not()
    {
        var locator = await LocatorAsync();
        Assert.Equal((400, Refused), await AsAsync("alien@fakeforce.test", locator, create: true));
        Assert.Equal(200, (await AsAsync("admin@fakeforce.test", locator)).Status);
        await org.Org.Org.Identity.EndSessionAsync(org.Org.Client.DefaultRequestHeaders.Authorization!.Parameter!, Server.Ending);
        Assert.Equal("401 INVALID_SESSION_ID", Shown(await org.SendAsync("GET", "/query/" + locator)));
        Assert.Equal(200, (await AsAsync("admin@fakeforce.test", locator)).Status);
    }

    [Fact]
    public async Task Two_days_after_the_query_its_pages_are_gone()
    {
        var locator = await LocatorAsync();
        clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await AsAsync("admin@fakeforce.test", locator)).Status);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((400, Refused), await AsAsync("admin@fakeforce.test", locator));
    }

    private async Task<(int Status, string Body)> AsAsync(string username, string locator, bool create = false)
    {
        if (create) await AddUserAsync(username);
        var session = await org.Org.Org.Identity.StartSessionAsync(username, cancel: Server.Ending);
        using var request = new HttpRequestMessage(HttpMethod.Get, org.Fill("{v}/query/") + locator);
        request.Headers.Authorization = new("Bearer", session.Token);
        using var response = await org.Org.Client.SendAsync(request, Server.Ending);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending));
    }

    private async Task AddUserAsync(string username)
    {
        var profile = (await org.Org.QueryAsync("SELECT Id FROM Profile WHERE Name = 'Standard User'")).Json.GetProperty("records")[0].GetProperty("Id").GetString();
        await org.Org.CreateAsync("User", $$"""{"Username":"{{username}}","LastName":"A","Email":"{{username}}","Alias":"a","ProfileId":"{{profile}}","TimeZoneSidKey":"UTC","LocaleSidKey":"en_US","EmailEncodingKey":"UTF-8","LanguageLocaleKey":"en_US"}""");
    }
}
