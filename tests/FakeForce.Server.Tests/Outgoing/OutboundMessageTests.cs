using System.Text.Json;
using System.Xml.Linq;

namespace FakeForce.Server.Tests.Outgoing;

/// <summary>Outbound messages from the record's change to the receiver's acknowledgement. Source: SOAP API guide, "Understanding Outbound Messaging", and captures.</summary>
public sealed class OutboundMessageTests
{
    private static readonly XNamespace Outbound = "http://soap.sforce.com/2005/09/outbound", Objects = "urn:sobject.enterprise.soap.sforce.com";

    [Fact]
    public async Task A_record_that_meets_the_rule_is_sent_in_Salesforces_envelope()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await StartAsync(receiver);
        var id = await org.CreateAsync("Account", """{"Name":"Acme & <Sons>","Industry":"Energy","AnnualRevenue":45000}""");
        await receiver.ReceiveAsync();
        await SettledAsync(org);

        var (body, headers) = Assert.Single(receiver.Requests);
        Assert.Equal("text/xml; charset=utf-8", headers["Content-Type"]);
        Assert.Equal("\"\"", headers["SOAPAction"]);
        var sent = XDocument.Parse(body).Descendants(Outbound + "notifications").Single();
        Assert.Equal(org.Org.Id.ToString(), (string?)sent.Element(Outbound + "OrganizationId"));
        Assert.StartsWith("04k", (string?)sent.Element(Outbound + "ActionId"), StringComparison.Ordinal);
        Assert.Equal("true", (string?)sent.Element(Outbound + "SessionId")!.Attribute(XName.Get("nil", "http://www.w3.org/2001/XMLSchema-instance")));
        Assert.EndsWith($"/services/Soap/u/60.0/{org.Org.Id.ToShortString()}", (string?)sent.Element(Outbound + "PartnerUrl"), StringComparison.Ordinal);
        var notification = Assert.Single(sent.Elements(Outbound + "Notification"));
        Assert.StartsWith("04l", (string?)notification.Element(Outbound + "Id"), StringComparison.Ordinal);
        Assert.Equal(["Id", "AnnualRevenue", "Industry", "Name"], notification.Element(Outbound + "sObject")!.Elements().Select(element => element.Name.LocalName));
        Assert.Equal([id.ToString(), "45000.0", "Energy", "Acme & <Sons>"], notification.Element(Outbound + "sObject")!.Elements(Objects.GetName("Id")).Concat(notification.Element(Outbound + "sObject")!.Elements().Skip(1)).Select(element => element.Value));
        Assert.Empty(await MessagesAsync(org));
        var kept = (await org.GetAsync("/_fakeforce/requests?api=outbound")).Body;
        Assert.Contains("/listen", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Name":"A","Industry":"Banking"}""", 0)]
    [InlineData("""{"Name":"A","Industry":"Energy"}""", 1)]
    public async Task Only_records_that_meet_the_criteria_are_sent(string json, int count)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await StartAsync(receiver);
        await org.CreateAsync("Account", json);
        if (count > 0) await receiver.ReceiveAsync(count);
        await SettledAsync(org);
        Assert.Equal(count, receiver.Notifications.Count());
    }

    [Fact]
    public async Task An_edit_is_sent_where_it_makes_the_criteria_true_and_not_again()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await StartAsync(receiver);
        var id = await org.CreateAsync("Account", """{"Name":"A","Industry":"Banking"}""");
        await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Industry":"Energy"}""");
        await receiver.ReceiveAsync();
        await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Name":"B"}""");
        await SettledAsync(org);
        Assert.Single(receiver.Notifications);
    }

    [Theory]
    [InlineData(500, Receiver.Ack, "HTTP 500")]
    [InlineData(202, Receiver.Ack, "HTTP 202")]
    [InlineData(302, "", "HTTP 302")]
    [InlineData(200, "", "no XML")]
    [InlineData(200, "<html/>", "no SOAP envelope")]
    [InlineData(200, """<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><notificationsResponse><Ack>false</Ack></notificationsResponse></e:Body></e:Envelope>""", "not true")]
    [InlineData(200, """<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault/></e:Body></e:Envelope>""", "SOAP fault")]
    [InlineData(200, """<!DOCTYPE a [<!ENTITY b "c">]><e:Envelope xmlns:e="x"><Ack>&b;</Ack></e:Envelope>""", "no XML")]
    public async Task What_is_not_acknowledged_waits_and_says_why(int status, string body, string why)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = () => (status, body);
        await using var org = await StartAsync(receiver);
        await org.CreateAsync("Account", """{"Name":"A","Industry":"Energy"}""");
        await receiver.ReceiveAsync();
        await SettledAsync(org);
        var message = Assert.Single(await MessagesAsync(org));
        Assert.Equal(("waiting", 1), (message.GetProperty("state").GetString(), message.GetProperty("attempts").GetInt32()));
        Assert.Contains(why, message.GetProperty("lastAnswer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_a_user_who_is_not_there_waits_like_any_other()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await StartAsync(receiver, ""","includeSessionId":true,"integrationUser":"nobody@example.com" """);
        await org.CreateAsync("Account", """{"Name":"A","Industry":"Energy"}""");
        await SettledAsync(org);
        var message = Assert.Single(await MessagesAsync(org));
        Assert.Equal(1, message.GetProperty("attempts").GetInt32());
        Assert.Contains("nobody@example.com", message.GetProperty("lastAnswer").GetString(), StringComparison.Ordinal);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task A_copy_of_the_org_sends_sessions_of_its_own_users()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await StartAsync(receiver, ""","includeSessionId":true,"integrationUser":"sync@example.com" """, """ "users":[{"username":"sync@example.com","password":"x"}],""");
        var copy = (await org.SendAsync("POST", "/_fakeforce/orgs", """{"name":"t1"}""")).Json;
        var created = await org.SendAsync("POST", "/sobjects/Account", """{"Name":"A","Industry":"Energy"}""", ("Authorization", $"Bearer {copy.GetProperty("accessToken").GetString()}"));
        Assert.True(created.Status == 201, created.Body);
        await receiver.ReceiveAsync();
        var session = XDocument.Parse(receiver.Requests.Single().Body).Descendants(Outbound + "SessionId").Single().Value;
        var userInfo = await org.SendAsync("GET", "/services/oauth2/userinfo", null, ("Authorization", $"Bearer {session}"));
        Assert.Contains("sync@example.com.t1", userInfo.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_is_down_for_23_hours_gets_the_present_values_when_it_is_back()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = () => (503, "");
        await using var org = await StartAsync(receiver);
        var id = await org.CreateAsync("Account", """{"Name":"Before","Industry":"Energy"}""");
        await receiver.ReceiveAsync();
        await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Name":"After"}""");
        await AdvanceAsync(org, "PT23H");
        Assert.InRange(receiver.Requests.Count, 15, 25);
        receiver.Answer = () => (200, Receiver.Ack);
        await AdvanceAsync(org, "PT2H");
        Assert.Empty(await MessagesAsync(org));
        Assert.Single(receiver.Notifications.Select(notification => (string)notification.Element(Outbound + "Id")!).Distinct());
        Assert.Equal("After", receiver.Notifications.Last().Descendants(Objects + "Name").Single().Value);
    }

    [Fact]
    public async Task After_a_day_a_message_has_failed_until_it_is_requeued_or_a_week_is_over()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = () => (503, "");
        await using var org = await StartAsync(receiver);
        await org.CreateAsync("Account", """{"Name":"A","Industry":"Energy"}""");
        await org.CreateAsync("Account", """{"Name":"B","Industry":"Energy"}""");
        await AdvanceAsync(org, "P2D");
        var messages = await MessagesAsync(org);
        Assert.Equal(["failed", "failed"], messages.Select(message => message.GetProperty("state").GetString()));
        receiver.Answer = () => (200, Receiver.Ack);
        var requeued = await org.SendAsync("POST", $"/_fakeforce/outbound-messages/{messages[0].GetProperty("id").GetString()}/requeue", "{}");
        Assert.Equal(200, requeued.Status);
        await SettledAsync(org);
        Assert.Single(await MessagesAsync(org));
        await AdvanceAsync(org, "P8D");
        Assert.Empty(await MessagesAsync(org));
    }

    [Theory]
    [InlineData("loseAnswer", 2)]
    [InlineData("repeat", 2)]
    [InlineData("reset", 1)]
    [InlineData("latency", 1)]
    public async Task Fault_rules_reach_messages_on_their_way(string effect, int requests)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await StartAsync(receiver);
        var delay = effect == "latency" ? ",\"milliseconds\":60000" : "";
        var set = await org.SendAsync("POST", "/_fakeforce/faults", $$"""{"name":"x","api":"outbound","effect":"{{effect}}","times":1{{delay}}}""");
        Assert.True(set.Status == 200, set.Body);
        await org.CreateAsync("Account", """{"Name":"A","Industry":"Energy"}""");
        await SettledAsync(org);
        await AdvanceAsync(org, "PT10M");
        Assert.Equal(requests, receiver.Requests.Count);
        Assert.Empty(await MessagesAsync(org));
    }

    [Fact]
    public async Task Many_records_of_one_call_share_requests_of_a_hundred()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await StartAsync(receiver);
        var records = string.Join(',', Enumerable.Range(0, 150).Select(i => $$"""{"attributes":{"type":"Account"},"Name":"A{{i}}","Industry":"Energy"}"""));
        await org.SendAsync("POST", "/composite/sobjects", $$"""{"records":[{{records}}]}""");
        await receiver.ReceiveAsync(2);
        await SettledAsync(org);
        Assert.Equal(150, receiver.Notifications.Select(notification => (string)notification.Element(Outbound + "Id")!).Distinct().Count());
        Assert.Equal(2, receiver.Requests.Count);
    }

    [Theory]
    [InlineData("""{"outboundMessages":[{"fullName":"Account.M","endpointUrl":"ftp://x","fields":["Nope"]}]}""", "has no field Nope", "endpointUrl")]
    [InlineData("""{"workflowRules":[{"fullName":"Account.R","actions":["M"]}]}""", "has no outbound message M", "Account.R")]
    [InlineData("""{"workflowRules":[{"fullName":"Account.R","criteriaItems":[{"field":"Industry","value":"x"}],"booleanFilter":"1 AND 2"}]}""", "names 2", "Account.R")]
    [InlineData("""{"workflowRules":[{"fullName":"Account.R","actions":[{"name":"M","type":"FlowAction"}]}]}""", "FlowAction", "actions")]
    [InlineData("""{"workflowRules":[{"fullName":"Account.R","actions":[{"name":"M","type":"FieldUpdate"}]}]}""", "Account has no field update M", "workflowRules")]
    public async Task Wrong_definitions_stop_the_start(string json, string first, string second)
    {
        var problem = await Assert.ThrowsAnyAsync<Exception>(() => TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = JsonDocument.Parse(json).RootElement }));
        Assert.Contains(first, problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(second, problem.ToString(), StringComparison.Ordinal);
    }

    private static Task<TestOrg> StartAsync(Receiver receiver, string more = "", string before = "") => TestOrg.StartAsync(new FakeForceOptions
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""
            { {{before}} "workflowRules":[{"fullName":"Account.Tell","criteriaItems":[{"field":"Account.Industry","operation":"equals","value":"Energy, Chemicals"}],"actions":[{"name":"To_ERP","type":"OutboundMessage"}]}],
             "outboundMessages":[{"fullName":"Account.To_ERP","endpointUrl":"{{receiver.Address}}/listen","fields":["Name","Industry","AnnualRevenue","Website"],"apiVersion":60.0{{more}}}]}
            """).RootElement,
    });

    private static async Task<List<JsonElement>> MessagesAsync(TestOrg org) => [.. (await org.GetAsync("/_fakeforce/outbound-messages")).Json.GetProperty("messages").EnumerateArray()];

    // An advance settles what is under way before it answers.
    private static Task SettledAsync(TestOrg org) => AdvanceAsync(org, "PT0.001S");

    private static async Task AdvanceAsync(TestOrg org, string by)
    {
        var answer = await org.SendAsync("POST", "/_fakeforce/clock/advance", $$"""{"by":"{{by}}"}""");
        Assert.True(answer.Status == 200, answer.Body);
    }
}
