using System.Text.Json.Nodes;
using FakeForce.Engine;

namespace FakeForce.Server.Tests.Cometd;

/// <summary>PushTopics: the rules of their records, and which changes they tell of (Streaming API Developer Guide, "Working with PushTopics").</summary>
public sealed class PushTopicTests : IAsyncLifetime
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider clock = StreamingOrg.Clock();
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await StreamingOrg.StartAsync(clock);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    /// <summary>The queries and messages of "Unsupported PushTopic Queries"; those marked so are of FakeForce's own wording.</summary>
    [Theory]
    [InlineData("SELECT Id, Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Title = 'CEO')", "semi/anti join sub-selects are not supported")]
    [InlineData("SELECT Id, AVG(AnnualRevenue) FROM Account", "Aggregate queries are not supported")]
    [InlineData("SELECT Id, Industry, Count(Name) FROM Account", "Aggregate queries are not supported")]
    [InlineData("SELECT Id, Name FROM Contact LIMIT 10", "'LIMIT' is not allowed")]
    [InlineData("SELECT Id, Contact.Account.Name FROM Contact", "relationships are not supported")]
    [InlineData("SELECT Id, Name FROM Contact WHERE Account.Name = 'x'", "relationships are not supported")]
    [InlineData("SELECT Id, Name FROM Account ORDER BY Name", "'ORDER BY' clause is not allowed")]
    [InlineData("SELECT Id, AccountId FROM Contact GROUP BY AccountId", "Aggregate queries are not supported")]
    [InlineData("SELECT Id FROM Account WHERE NOT Name = 'Salesforce.com'", "'NOT' is not supported")]
    [InlineData("SELECT Id, Name FROM Account WHERE BillingCity = 'New York' OFFSET 10", "'OFFSET' clause is not allowed")]
    [InlineData("SELECT TYPEOF Owner WHEN User THEN LastName ELSE Name END FROM Case", "'TYPEOF' clause is not allowed")]
    [InlineData("SELECT Name FROM Account", "The SELECT clause must include Id")] // ours
    [InlineData("SELECT Id, Name FROM Product2", "entity Product2 is not supported")] // ours
    [InlineData("SELECT Id FROM Account", "NotifyForFields 'Referenced' needs a field other than Id in the query")] // ours
    public async Task A_query_that_no_topic_can_have_is_refused(string query, string message)
    {
        var answer = await org.SendAsync("POST", "/sobjects/PushTopic", Topic("T", query));
        Assert.Equal((400, "INVALID_FIELD", message), (answer.Status, Of(answer, "errorCode"), Of(answer, "message")));
    }

    [Theory]
    [InlineData("SELECT Id, Nonsense FROM Account", "INVALID_FIELD")]
    [InlineData("SELECT Id, Name FROM Nothing", "INVALID_TYPE")]
    [InlineData("SELEKT", "MALFORMED_QUERY")]
    public async Task A_query_that_SOQL_refuses_is_refused_as_there(string query, string code) =>
        Assert.Equal(code, Of(await org.SendAsync("POST", "/sobjects/PushTopic", Topic("T", query)), "errorCode"));

    [Theory]
    [InlineData("""{"Name":"A name of twenty-six signs","Query":"SELECT Id, Name FROM Account","ApiVersion":66.0}""", "STRING_TOO_LONG")]
    [InlineData("""{"Name":"T","ApiVersion":66.0}""", "REQUIRED_FIELD_MISSING")]
    [InlineData("""{"Name":"T","Query":"SELECT Id, Name FROM Account"}""", "REQUIRED_FIELD_MISSING")]
    [InlineData("""{"Name":"T","Query":"SELECT Id, Name FROM Account","ApiVersion":20.0}""", "INVALID_FIELD")]
    [InlineData("""{"Name":"T","Query":"SELECT Id, Name FROM Account","ApiVersion":66.0,"NotifyForFields":"None"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST")]
    [InlineData("""{"Name":"Taken","Query":"SELECT Id, Name FROM Account","ApiVersion":66.0}""", "DUPLICATE_VALUE")]
    public async Task A_record_keeps_the_rules_of_its_fields(string json, string code)
    {
        await CreateAsync("Taken", "SELECT Id, Name FROM Account");
        Assert.Equal(code, Of(await org.SendAsync("POST", "/sobjects/PushTopic", json), "errorCode"));
    }

    /// <summary>"PushTopic Streaming Allocations": 40 in a Developer Edition; inactive ones do not count (Object Reference, "PushTopic", isActive).</summary>
    [Fact]
    public async Task No_more_topics_than_the_edition_allows()
    {
        for (var i = 0; i < 40; i++) await CreateAsync("T" + i, "SELECT Id, Name FROM Account");
        Assert.Equal("LIMIT_EXCEEDED", Of(await org.SendAsync("POST", "/sobjects/PushTopic", Topic("One more", "SELECT Id, Name FROM Account")), "errorCode"));
        await CreateAsync("Asleep", "SELECT Id, Name FROM Account", ",\"IsActive\":false");
    }

    /// <summary>The form of "PushTopic Queries", with the time that versions from 37.0 on have.</summary>
    [Fact]
    public async Task A_notification_has_the_selected_fields()
    {
        await CreateAsync("Accounts", "SELECT Id, Name, AnnualRevenue, BillingCity, CreatedDate FROM Account");
        using var client = await ListenAsync("/topic/Accounts");
        var id = await org.CreateAsync("Account", """{"Name":"Acme","AnnualRevenue":12.0,"Phone":"1"}""");
        Assert.Equal($$$"""{"clientId":"{{{client.ClientId}}}","data":{"event":{"createdDate":"2026-05-01T10:00:00.000Z","replayId":{{{org.Org.Events.LastReplayId}}},"type":"created"},"sobject":{"Id":"{{{id}}}","Name":"Acme","AnnualRevenue":12.0,"BillingCity":null,"CreatedDate":"2026-05-01T10:00:00.000Z"}},"channel":"/topic/Accounts"}""",
            Assert.Single(await client.TakeAsync()).ToJsonString());
    }

    /// <summary>"NotifyForFields Set to All", … Referenced, … Select, … Where: their tables of examples, with Name for f1, Phone for f2, Industry for f3, Fax for a field that is not named.</summary>
    [Theory]
    [InlineData("All", "SELECT Id, Name FROM Account WHERE Industry = 'Energy'", """{"Fax":"1"}""", true)]
    [InlineData("All", "SELECT Id FROM Account", """{"Fax":"1"}""", true)]
    [InlineData("All", "SELECT Id FROM Account", """{"Fax":null}""", false)]
    [InlineData("All", "SELECT Id FROM Account WHERE Industry = 'Banking'", """{"Fax":"1"}""", false)]
    [InlineData("Referenced", "SELECT Id, Name, Phone FROM Account", """{"Phone":"1"}""", true)]
    [InlineData("Referenced", "SELECT Id, Name, Phone FROM Account", """{"Fax":"1"}""", false)]
    [InlineData("Referenced", "SELECT Id, Name FROM Account WHERE Industry LIKE 'E%'", """{"Industry":"Education"}""", true)]
    [InlineData("Referenced", "SELECT Id, Name FROM Account WHERE Industry = 'Energy'", """{"Industry":"Education"}""", false)]
    [InlineData("Select", "SELECT Id, Name FROM Account WHERE Industry LIKE 'E%'", """{"Name":"Other"}""", true)]
    [InlineData("Select", "SELECT Id, Name FROM Account WHERE Industry LIKE 'E%'", """{"Industry":"Education"}""", false)]
    [InlineData("Where", "SELECT Id, Name FROM Account WHERE Industry LIKE 'E%'", """{"Industry":"Education"}""", true)]
    [InlineData("Where", "SELECT Id, Name FROM Account WHERE Industry LIKE 'E%'", """{"Name":"Other"}""", false)]
    [InlineData("Referenced", "SELECT Id, LastModifiedDate, Phone FROM Account", """{"Fax":"1"}""", false)]
    public async Task An_update_is_told_of_by_the_fields_that_it_changed(string fields, string query, string update, bool isTold)
    {
        var id = await org.CreateAsync("Account", """{"Name":"Acme","Industry":"Energy"}""");
        await CreateAsync("Accounts", query, $$""","NotifyForFields":"{{fields}}" """);
        using var client = await ListenAsync("/topic/Accounts");
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(204, (await org.SendAsync("PATCH", "/sobjects/Account/" + id, update)).Status);
        Assert.Equal(isTold ? ["updated"] : [], Types(await client.TakeAsync()));
    }

    [Theory]
    [InlineData("Create", "updated,deleted,undeleted")]
    [InlineData("Update", "created,deleted,undeleted")]
    [InlineData("Delete", "created,updated,undeleted")]
    [InlineData("Undelete", "created,updated,deleted")]
    [InlineData("None", "created,updated,deleted,undeleted")]
    public async Task Each_operation_can_be_left_out(string without, string types)
    {
        await CreateAsync("Accounts", "SELECT Id, Name FROM Account WHERE Name != null", without == "None" ? "" : $$""","NotifyForOperation{{without}}":false""");
        using var client = await ListenAsync("/topic/Accounts");
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.SendAsync("PATCH", "/sobjects/Account/" + id, """{"Name":"Other"}""");
        await org.SendAsync("DELETE", "/sobjects/Account/" + id);
        await UndeleteAsync(id);
        Assert.Equal(types, string.Join(',', Types(await client.TakeAsync())));
    }

    /// <summary>"If you change a PushTopic query, those changes take effect immediately"; "Deactivating a Push Topic".</summary>
    [Fact]
    public async Task A_changed_topic_is_the_new_one_at_once()
    {
        var topic = await CreateAsync("Accounts", "SELECT Id, Name FROM Account");
        using var client = await ListenAsync("/topic/Accounts");
        await org.SendAsync("PATCH", "/sobjects/PushTopic/" + topic, """{"Query":"SELECT Id, Name FROM Account WHERE Name = 'Yes'"}""");
        await org.CreateAsync("Account", """{"Name":"No"}""");
        await org.CreateAsync("Account", """{"Name":"Yes"}""");
        await org.SendAsync("PATCH", "/sobjects/PushTopic/" + topic, """{"IsActive":false}""");
        await org.CreateAsync("Account", """{"Name":"Yes"}""");
        Assert.Equal(["Yes"], Names(await client.TakeAsync()));
    }

    /// <summary>"Filtered Subscriptions": any of the conditions is enough.</summary>
    [Theory]
    [InlineData("Industry='Energy'&ShippingCity='San Francisco'", "A,B")]
    [InlineData("Industry='energy'", "A")]
    [InlineData("Industry=Energy", "A")]
    [InlineData("NumberOfEmployees=7", "C")]
    [InlineData("Name='A%26B'", "")]
    public async Task A_subscription_can_filter(string expression, string names)
    {
        await CreateAsync("Accounts", "SELECT Id, Name, Industry, ShippingCity, NumberOfEmployees FROM Account");
        using var client = await ListenAsync("/topic/Accounts?" + expression);
        await org.CreateAsync("Account", """{"Name":"A","Industry":"Energy"}""");
        await org.CreateAsync("Account", """{"Name":"B","ShippingCity":"San Francisco"}""");
        await org.CreateAsync("Account", """{"Name":"C","NumberOfEmployees":7}""");
        var events = await client.TakeAsync();
        Assert.Equal(names, string.Join(',', Names(events)));
        Assert.All(events, e => Assert.Equal("/topic/Accounts?" + expression, e["channel"]!.ToString()));
    }

    [Fact]
    public async Task A_filter_on_fields_that_are_not_selected_is_refused()
    {
        await CreateAsync("Accounts", "SELECT Id, Name FROM Account");
        using var client = await BayeuxClient.ConnectedAsync(org);
        Assert.Equal("400::Query fields Industry, Nonsense do not exist on the topic entity", (await client.SubscribeAsync("/topic/Accounts?Name='A'&Industry='x'&Nonsense=1"))["error"]!.ToString());
    }

    /// <summary>PushTopic events are kept for 24 hours.</summary>
    [Theory]
    [InlineData(23, 1)]
    [InlineData(25, 0)]
    public async Task Notifications_can_be_replayed_for_a_day(int hours, int count)
    {
        await CreateAsync("Accounts", "SELECT Id, Name FROM Account");
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        clock.Advance(TimeSpan.FromHours(hours));
        using var client = await ListenAsync("/topic/Accounts", -2);
        Assert.Equal(count, (await client.TakeAsync()).Count);
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_told_of()
    {
        await CreateAsync("Accounts", "SELECT Id, Name FROM Account");
        using var client = await ListenAsync("/topic/Accounts");
        await org.SendAsync("POST", "/composite/sobjects", """{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Name":"Acme"},{"attributes":{"type":"Account"}}]}""");
        Assert.Empty(await client.TakeAsync());
    }

    private async Task<BayeuxClient> ListenAsync(string channel, int? replay = null)
    {
        var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync(channel, replay);
        return client;
    }

    private Task<RecordId> CreateAsync(string name, string query, string more = "") => org.CreateAsync("PushTopic", Topic(name, query, more));

    private static string Topic(string name, string query, string more = "") => $$"""{"Name":"{{name}}","Query":"{{query}}","ApiVersion":66.0{{more}}}""";

    // No API that is built so far undeletes.
    private async Task UndeleteAsync(RecordId id) =>
        await org.Org.WriteAsync(transaction =>
        {
            var type = transaction.Catalog["Account"];
            transaction.Update(id, new Engine.State.RowDraft(type, transaction.Find(type, id)) { IsDeleted = false });
            return true;
        }, Server.Ending);

    private static string Of(Answer answer, string key) => answer.Json[0].GetProperty(key).GetString()!;

    private static IEnumerable<string> Types(IEnumerable<JsonNode> events) => events.Select(e => e["data"]!["event"]!["type"]!.ToString());

    private static IEnumerable<string> Names(IEnumerable<JsonNode> events) => events.Select(e => e["data"]!["sobject"]!["Name"]!.ToString());
}
