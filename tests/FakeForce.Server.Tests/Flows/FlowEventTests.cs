using System.Text.Json;
using FakeForce.Server.PubSub.Protocol;
using FakeForce.Server.Tests.PubSub;

namespace FakeForce.Server.Tests.Flows;

/// <summary>
/// Flows that platform events set off, and what EventBusSubscriber says of them. Documented: Object Reference, "EventBusSubscriber"; Help, "Apex Platform
/// Event Triggers Execute as 'Automated Process' User" (flows run as who published); Metadata API Developer Guide, "Flow": flowRunAsUser.
/// </summary>
public sealed class FlowEventTests
{
    private static string OnNote(string name, string more = "", string subject = "{!$Record.Text__c}") => $$"""
        {"fullName":"{{name}}","status":"Active","start":{"object":"Note__e","triggerType":"PlatformEvent","connector":{"targetReference":"Make"}{{more}} },
         "recordCreates":[{"name":"Make","object":"Task","inputAssignments":[{"field":"Subject","value":{"stringValue":"{{subject}}"} }]}]}
        """;

    private static JsonElement Definitions(params string[] flows) => JsonDocument.Parse($$"""
        {"platformEvents":[{"fullName":"Note__e","fields":[{"fullName":"Text__c","type":"longTextArea","length":131072,"required":true}]},{"fullName":"Other__e","fields":[{"fullName":"Text__c","type":"text","length":20}]}],
         "users":[{"username":"sync@x.test","profile":"System Administrator"}],"flows":[{{string.Join(',', flows)}}]}
        """).RootElement;

    private static async Task<JsonElement> SubscriberAsync(TestOrg org, string flow) =>
        Assert.Single((await org.QueryAsync($"SELECT Id, ExternalId, Name, Type, Topic, Position, Tip, Retries, LastError, Status, IsPartitioned FROM EventBusSubscriber WHERE Name = '{flow}'")).Json.GetProperty("records").EnumerateArray());

    [Fact]
    public async Task An_event_of_Pub_Sub_API_sets_off_its_flow_as_who_published_it()
    {
        await using var org = await PubSubOrg.StartAsync(own: Definitions(OnNote("On_note"), OnNote("As_default", ",\"flowRunAsUser\":\"DefaultWorkflowUser\"", "default")), advances: true);
        var headers = PubSubOrg.HeadersOf((await org.Org.Identity.StartSessionAsync("sync@x.test", cancel: Server.Ending)).Token, org.Org.Id.ToString());
        var result = Assert.Single((await org.Client.PublishAsync(new PublishRequest { TopicName = PubSubOrg.Topic, Events = { org.Note("Hello") } }, headers, cancellationToken: Server.Ending)).Results);
        await org.Inner.AdvanceAsync("PT1S");
        Assert.Equal(1, await org.Inner.CountAsync("SELECT Id FROM Task WHERE Subject = 'Hello' AND CreatedBy.Username = 'sync@x.test'"));
        Assert.Equal(1, await org.Inner.CountAsync("SELECT Id FROM Task WHERE Subject = 'default' AND CreatedBy.Username = 'admin@fakeforce.test'"));
        var position = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(result.ReplayId.Span);
        Assert.Equal(position, (await SubscriberAsync(org.Inner, "On_note")).GetProperty("Position").GetInt64());
    }

    [Fact]
    public async Task Each_flow_is_a_subscriber_whose_position_follows_its_events()
    {
        await using var org = await FlowOrgs.StartAsync(OnNote("On_note") + "," + OnNote("Picky", ""","filters":[{"field":"Text__c","operator":"EqualTo","value":{"stringValue":"never"} }],"filterLogic":"and" """), "," + Definitions().GetRawText().Trim().TrimStart('{').Replace(",\"flows\":[]}", "", StringComparison.Ordinal));
        var before = await SubscriberAsync(org, "On_note");
        Assert.Equal(("Note__e", "Running", -1, false), (before.GetProperty("Topic").GetString(), before.GetProperty("Status").GetString(), before.GetProperty("Tip").GetInt32(), before.GetProperty("IsPartitioned").GetBoolean()));
        Assert.All((string[])["Type", "Position", "Retries", "LastError"], name => Assert.Equal(JsonValueKind.Null, before.GetProperty(name).ValueKind));
        Assert.StartsWith("0Cd", before.GetProperty("Id").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("301", before.GetProperty("ExternalId").GetString(), StringComparison.Ordinal);
        long last = 0;
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(201, (await org.SendAsync("POST", "/sobjects/Note__e", $$"""{"Text__c":"{{i}}"}""")).Status);
            await org.AdvanceAsync("PT1S");
            var (position, picky) = ((await SubscriberAsync(org, "On_note")).GetProperty("Position").GetInt64(), (await SubscriberAsync(org, "Picky")).GetProperty("Position").GetInt64());
            // What does not meet the conditions was processed too.
            Assert.True(position > last && picky == position, $"{position} {picky}");
            last = position;
        }
        Assert.Equal(0, await org.CountAsync("SELECT Id FROM EventBusSubscriber WHERE Topic = 'Other__e'"));
    }

    [Fact]
    public async Task A_flow_that_fails_is_not_tried_again_and_goes_on_listening()
    {
        await using var org = await PubSubOrg.StartAsync(own: Definitions(OnNote("On_note")), advances: true);
        await org.PublishAsync(new string('x', 256), "fine");
        await org.Inner.AdvanceAsync("PT1S");
        Assert.Contains("STRING_TOO_LONG", Assert.Single(org.Org.Mails.All).Subject, StringComparison.Ordinal);
        Assert.Equal(1, await org.Inner.CountAsync("SELECT Id FROM Task"));
        var subscriber = await SubscriberAsync(org.Inner, "On_note");
        Assert.Equal(("Running", JsonValueKind.Null), (subscriber.GetProperty("Status").GetString(), subscriber.GetProperty("LastError").ValueKind));
        await org.Inner.AdvanceAsync("P1D");
        Assert.Single(org.Org.Mails.All);
    }

    [Fact]
    public async Task What_a_flow_publishes_comes_to_a_subscriber_of_Pub_Sub_API()
    {
        const string publish = """
            {"fullName":"Publish","status":"Active","start":{"object":"Account","recordTriggerType":"Create","triggerType":"RecordAfterSave","connector":{"targetReference":"Tell"}},
             "recordCreates":[{"name":"Tell","object":"Note__e","inputAssignments":[{"field":"Text__c","value":{"stringValue":"New {!$Record.Name}"}}]}]}
            """;
        await using var org = await PubSubOrg.StartAsync(own: Definitions(publish));
        await org.Inner.CreateAsync("Account", """{"Name":"Acme"}""");
        using var call = await org.SubscribeAsync(10, ReplayPreset.Earliest);
        Assert.Equal(["New Acme"], (await call.ResponseStream.NextAsync()).Events.Select(PubSubOrg.TextOf));
    }

    // Each copy that is in the log has an interview, and one that is held back has its own when it is there.
    [Theory]
    [InlineData("""{"effect":"republish","channel":"/event/Note__e","copies":2}""", "A A A B B B")]
    [InlineData("""{"effect":"reorder","channel":"/event/Note__e","every":2}""", "A B")]
    public async Task Flows_follow_the_log_also_where_a_rule_disturbs_it(string rule, string subjects)
    {
        var definitions = System.Text.Json.Nodes.JsonNode.Parse(Definitions(OnNote("On_note")).GetRawText())!;
        definitions["eventDelivery"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{"rules":[{{rule}}]}""");
        await using var org = await PubSubOrg.StartAsync(own: JsonDocument.Parse(definitions.ToJsonString()).RootElement, advances: true);
        foreach (var text in (string[])["A", "B"]) Assert.Equal(201, (await org.Inner.SendAsync("POST", "/sobjects/Note__e", $$"""{"Text__c":"{{text}}"}""")).Status);
        await org.Inner.AdvanceAsync("PT10M");
        Assert.Equal(subjects, string.Join(' ', (await org.Inner.QueryAsync("SELECT Subject FROM Task WHERE CreatedBy.Username = 'admin@fakeforce.test' ORDER BY Subject")).Json.GetProperty("records").EnumerateArray().Select(row => row.GetProperty("Subject").GetString())));
        using var call = await org.SubscribeAsync(10, ReplayPreset.Earliest);
        var last = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian((await call.ResponseStream.NextAsync()).LatestReplayId.Span);
        Assert.Equal(last, (await SubscriberAsync(org.Inner, "On_note")).GetProperty("Position").GetInt64());
    }
}
