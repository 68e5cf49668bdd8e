using FakeForce.Engine;
using FakeForce.Server.PubSub.Protocol;
using FakeForce.Server.Tests.PubSub;

namespace FakeForce.Server.Tests.Rest.Tooling;

/// <summary>
/// Channels and managed subscriptions through Tooling API. Requests and answers are those of the guides: Change Data Capture
/// Developer Guide, "Add a Filter with Tooling API", "Example: Add Event Enrichment Fields with Tooling API", "Get Custom Channels
/// and Channel Members"; Tooling API, the page of each object.
/// </summary>
public sealed class EventComponentTests
{
    private const string Channel = """{"FullName":"FilteredChannel__chn","Metadata":{"channelType":"data","label":"My Custom Filtered Channel"}}""";
    private const string Member = """{"FullName":"FilteredChannel_chn_AccountChangeEvent","Metadata":{"eventChannel":"FilteredChannel__chn","enrichedFields":[{"name":"Industry"}],"filterExpression":"Industry='Agriculture'","selectedEntity":"AccountChangeEvent"}}""";

    [Fact]
    public async Task A_channel_made_while_the_server_runs_filters_and_enriches()
    {
        await using var org = await PubSubOrg.StartAsync();
        await MakeAsync(org.Inner, "PlatformEventChannel", Channel);
        await MakeAsync(org.Inner, "PlatformEventChannelMember", Member);
        using var call = await org.SubscribeAsync(10, topic: "/data/FilteredChannel__chn");
        await org.UntilSubscribedAsync();
        var wanted = await org.Inner.CreateAsync("Account", """{"Name":"Farm","Industry":"Agriculture"}""");
        var other = await org.Inner.CreateAsync("Account", """{"Name":"Bank","Industry":"Banking"}""");
        foreach (var id in new[] { other, wanted })
            Assert.Equal(204, (await org.Inner.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Fax":"1"}""")).Status);
        var events = await call.ReadEventsAsync(2);
        Assert.All(events, received => Assert.Contains(wanted.ToString(), received.Event.Payload.ToStringUtf8(), StringComparison.Ordinal));
        Assert.Contains("Agriculture", events[1].Event.Payload.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selection_made_while_the_server_runs_is_captured_from_then_on()
    {
        await using var org = await PubSubOrg.StartAsync();
        await org.Inner.CreateAsync("Contact", """{"LastName":"Before"}""");
        var id = await MakeAsync(org.Inner, "PlatformEventChannelMember", """{"FullName":"ChangeEvents_ContactChangeEvent","Metadata":{"eventChannel":"ChangeEvents","selectedEntity":"ContactChangeEvent"}}""");
        using var call = await org.SubscribeAsync(10, ReplayPreset.Earliest, topic: "/data/ContactChangeEvent");
        await org.Inner.CreateAsync("Contact", """{"LastName":"During"}""");
        Assert.Contains("During", (await call.ReadEventsAsync(1))[0].Event.Payload.ToStringUtf8(), StringComparison.Ordinal);
        Assert.Equal(204, (await org.Inner.SendAsync("DELETE", $"/tooling/sobjects/PlatformEventChannelMember/{id}")).Status);
        var last = org.Org.Events.LastReplayId;
        await org.Inner.CreateAsync("Contact", """{"LastName":"After"}""");
        Assert.Equal(last, org.Org.Events.LastReplayId);
    }

    [Fact]
    public async Task Another_filter_is_felt_by_those_who_are_subscribed()
    {
        await using var org = await PubSubOrg.StartAsync();
        await MakeAsync(org.Inner, "PlatformEventChannel", Channel);
        var id = await MakeAsync(org.Inner, "PlatformEventChannelMember", Member);
        using var call = await org.SubscribeAsync(10, topic: "/data/FilteredChannel__chn");
        await org.UntilSubscribedAsync();
        var path = $"/tooling/sobjects/PlatformEventChannelMember/{id}";
        Assert.Equal(204, (await org.Inner.SendAsync("PATCH", path, Member.Replace("Agriculture", "Banking", StringComparison.Ordinal))).Status);
        await org.Inner.CreateAsync("Account", """{"Name":"Farm","Industry":"Agriculture"}""");
        await org.Inner.CreateAsync("Account", """{"Name":"Bank","Industry":"Banking"}""");
        Assert.Contains("Bank", (await call.ReadEventsAsync(1))[0].Event.Payload.ToStringUtf8(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_made_and_deleted_survives_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("fakeforce-tooling-").FullName;
        try
        {
            RecordId channel;
            await using (var org = await PubSubOrg.StartAsync(data: data))
            {
                channel = await MakeAsync(org.Inner, "PlatformEventChannel", Channel);
                await MakeAsync(org.Inner, "PlatformEventChannelMember", Member);
                Assert.Equal(204, (await org.Inner.SendAsync("DELETE", $"/tooling/sobjects/PlatformEventChannel/{org.Org.Events.Setup.Channel("Both__chn")!.Id}")).Status);
            }
            await using var again = await PubSubOrg.StartAsync(data: data);
            Assert.Equal([channel], again.Org.Events.Setup.Channels.Select(made => made.Id));
            Assert.Equal("Industry='Agriculture'", Assert.Single(again.Org.Events.Setup.MembersOf("FilteredChannel__chn")).FilterExpression);
            Assert.Empty(again.Org.Events.Setup.MembersOf("Both__chn"));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_reset_undoes_it()
    {
        await using var org = await PubSubOrg.StartAsync();
        await MakeAsync(org.Inner, "PlatformEventChannel", Channel);
        using (var answer = await org.Inner.Client.PostAsync("/_fakeforce/reset", null, Server.Ending)) answer.EnsureSuccessStatusCode();
        Assert.Equal(["Both__chn"], org.Org.Events.Setup.Channels.Select(made => made.FullName));
    }

    [Fact]
    public async Task A_managed_subscription_is_made_stopped_and_deleted()
    {
        await using var org = await PubSubOrg.StartAsync();
        const string body = """{"FullName":"Managed_Other","Metadata":{"label":"Managed Other","topicName":"/event/Other__e","defaultReplay":"EARLIEST","errorRecoveryReplay":"LATEST","state":"RUN"}}""";
        var id = await MakeAsync(org.Inner, "ManagedEventSubscription", body);
        Assert.StartsWith("18x", id.ToString(), StringComparison.Ordinal);
        using (var call = org.Client.ManagedSubscribe(org.Headers, cancellationToken: Server.Ending))
        {
            await call.RequestStream.WriteAsync(new ManagedFetchRequest { DeveloperName = "Managed_Other", NumRequested = 1 }, Server.Ending);
            Assert.Equal(201, (await org.Inner.SendAsync("POST", "/sobjects/Other__e", """{"Text__c":"x"}""")).Status);
            Assert.Single((await call.ResponseStream.NextAsync()).Events);
            await call.RequestStream.CompleteAsync();
            while (await call.ResponseStream.MoveNext(Server.Ending)) { }
        }
        var path = $"/tooling/sobjects/ManagedEventSubscription/{id}";
        Assert.Equal(204, (await org.Inner.SendAsync("PATCH", path, body.Replace("RUN", "STOP", StringComparison.Ordinal))).Status);
        Assert.Equal("managed.subscription.config.stopped", await RefusalAsync(org));
        Assert.Equal(204, (await org.Inner.SendAsync("DELETE", path)).Status);
        Assert.Equal(404, (await org.Inner.GetAsync(path)).Status);
        Assert.NotEqual("managed.subscription.config.stopped", await RefusalAsync(org));
    }

    // Shapes of tooling/query: Tooling API; its attributes' addresses as live answers have them.
    [Theory]
    [InlineData("SELECT Id, DeveloperName, ChannelType, MasterLabel FROM PlatformEventChannel WHERE DeveloperName = 'FilteredChannel'",
        """{"size":1,"totalSize":1,"done":true,"queryLocator":null,"entityTypeName":"PlatformEventChannel","records":[{"attributes":{"type":"PlatformEventChannel","url":"/services/data/v66.0/tooling/sobjects/PlatformEventChannel/{channel}"},"Id":"{channel}","DeveloperName":"FilteredChannel","ChannelType":"data","MasterLabel":"My Custom Filtered Channel"}]}""")]
    [InlineData("SELECT DeveloperName,EventChannel,FilterExpression,SelectedEntity FROM PlatformEventChannelMember WHERE EventChannel = '{channel}' AND SelectedEntity = 'AccountChangeEvent'",
        """{"size":1,"totalSize":1,"done":true,"queryLocator":null,"entityTypeName":"PlatformEventChannelMember","records":[{"attributes":{"type":"PlatformEventChannelMember","url":"/services/data/v66.0/tooling/sobjects/PlatformEventChannelMember/{member}"},"DeveloperName":"FilteredChannel_chn_AccountChangeEvent","EventChannel":"{channel}","FilterExpression":"Industry='Agriculture'","SelectedEntity":"AccountChangeEvent"}]}""")]
    [InlineData("SELECT EventChannel FROM PlatformEventChannelMember WHERE EventChannel = 'ChangeEvents'",
        """{"size":1,"totalSize":1,"done":true,"queryLocator":null,"entityTypeName":"PlatformEventChannelMember","records":[{"attributes":{"type":"PlatformEventChannelMember","url":"/services/data/v66.0/tooling/sobjects/PlatformEventChannelMember/{default}"},"EventChannel":"ChangeEvents"}]}""")]
    [InlineData("SELECT ChannelMemberId,Field FROM EnrichedField ORDER BY ChannelMemberId",
        """{"size":1,"totalSize":1,"done":true,"queryLocator":null,"entityTypeName":"EnrichedField","records":[{"attributes":{"type":"EnrichedField","url":"/services/data/v66.0/tooling/sobjects/EnrichedField/000000000000000AAA"},"ChannelMemberId":"{member}","Field":"Industry"}]}""")]
    [InlineData("SELECT FullName, Metadata FROM PlatformEventChannelMember WHERE Id = '{member}'",
        """{"size":1,"totalSize":1,"done":true,"queryLocator":null,"entityTypeName":"PlatformEventChannelMember","records":[{"attributes":{"type":"PlatformEventChannelMember","url":"/services/data/v66.0/tooling/sobjects/PlatformEventChannelMember/{member}"},"FullName":"FilteredChannel_chn_AccountChangeEvent","Metadata":{"enrichedFields":[{"name":"Industry"}],"eventChannel":"FilteredChannel__chn","filterExpression":"Industry='Agriculture'","selectedEntity":"AccountChangeEvent"}}]}""")]
    [InlineData("SELECT Id, DeveloperName, Metadata FROM ManagedEventSubscription WHERE DeveloperName = 'Stopped'",
        """{"size":1,"totalSize":1,"done":true,"queryLocator":null,"entityTypeName":"ManagedEventSubscription","records":[{"attributes":{"type":"ManagedEventSubscription","url":"/services/data/v66.0/tooling/sobjects/ManagedEventSubscription/{stopped}"},"Id":"{stopped}","DeveloperName":"Stopped","Metadata":{"defaultReplay":"LATEST","errorRecoveryReplay":"LATEST","label":"Stopped","state":"STOP","topicName":"/event/Note__e"}}]}""")]
    [InlineData("SELECT FullName, MasterLabel FROM PlatformEventChannel ORDER BY DeveloperName",
        """[{"message":"When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval. Result size: 2","errorCode":"MALFORMED_QUERY"}]""")]
    [InlineData("SELECT QualifiedApiName FROM EntityDefinition WHERE QualifiedApiName = 'Account'",
        """{"size":1,"totalSize":1,"done":true,"queryLocator":null,"entityTypeName":"EntityDefinition","records":[{"attributes":{"type":"EntityDefinition","url":"/services/data/v66.0/tooling/sobjects/EntityDefinition/Account"},"QualifiedApiName":"Account"}]}""")]
    public async Task Tooling_query(string soql, string expected)
    {
        await using var org = await PubSubOrg.StartAsync();
        var channel = await MakeAsync(org.Inner, "PlatformEventChannel", Channel);
        var member = await MakeAsync(org.Inner, "PlatformEventChannelMember", Member);
        var setup = org.Org.Events.Setup;
        string Filled(string text) => text.Replace("{channel}", channel.ToString(), StringComparison.Ordinal).Replace("{member}", member.ToString(), StringComparison.Ordinal)
            .Replace("{default}", setup.MembersOf("ChangeEvents").Single().Id.ToString(), StringComparison.Ordinal).Replace("{stopped}", setup.Managed.Single(managed => managed.FullName == "Stopped").Id.ToString(), StringComparison.Ordinal);
        Assert.Equal(Filled(expected), (await org.Inner.GetAsync("/tooling/query?q=" + Uri.EscapeDataString(Filled(soql)))).Body);
    }

    [Theory]
    [InlineData("PlatformEventChannel", """{"FullName":"Sales","Metadata":{"channelType":"data","label":"x"}}""", "FIELD_INTEGRITY_EXCEPTION", "The name of a channel ends in __chn")]
    [InlineData("PlatformEventChannel", """{"FullName":"Both__chn","Metadata":{"channelType":"data","label":"x"}}""", "DUPLICATE_DEVELOPER_NAME", "The name Both__chn is already in use")]
    [InlineData("PlatformEventChannel", """{"FullName":"A__b__chn","Metadata":{"channelType":"data","label":"x"}}""", "FIELD_INTEGRITY_EXCEPTION", "A developer name has letters, digits and single underscores, begins with a letter and does not end with an underscore")]
    [InlineData("PlatformEventChannel", """{"FullName":"X__chn","Metadata":{"channelType":"radio","label":"x"}}""", "JSON_PARSER_ERROR", "'radio' is not a valid value for ChannelType")]
    [InlineData("PlatformEventChannel", """{"FullName":"X__chn","Metadata":{"channelType":"data"}}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [label]")]
    [InlineData("PlatformEventChannel", """{"Metadata":{"channelType":"data","label":"x"}}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [FullName]")]
    [InlineData("PlatformEventChannel", """{"FullName":"X__chn","Colour":"red","Metadata":{}}""", "INVALID_FIELD", "No such column 'Colour' on sobject of type PlatformEventChannel")]
    [InlineData("PlatformEventChannelMember", """{"FullName":"M","Metadata":{"eventChannel":"No__chn","selectedEntity":"AccountChangeEvent"}}""", "FIELD_INTEGRITY_EXCEPTION", "There is no channel No__chn")]
    [InlineData("PlatformEventChannelMember", """{"FullName":"M","Metadata":{"eventChannel":"ChangeEvents","selectedEntity":"NothingChangeEvent"}}""", "FIELD_INTEGRITY_EXCEPTION", "There is no platform event or change event NothingChangeEvent")]
    [InlineData("PlatformEventChannelMember", """{"FullName":"M","Metadata":{"eventChannel":"Both__chn","selectedEntity":"AccountChangeEvent"}}""", "FIELD_INTEGRITY_EXCEPTION", "AccountChangeEvent cannot be on the channel Both__chn, which is of the type event")]
    [InlineData("PlatformEventChannelMember", """{"FullName":"M","Metadata":{"eventChannel":"ChangeEvents","selectedEntity":"AccountChangeEvent"}}""", "DUPLICATE_VALUE", "AccountChangeEvent is already on the channel ChangeEvents")]
    [InlineData("PlatformEventChannelMember", """{"FullName":"M","Metadata":{"eventChannel":"ChangeEvents","selectedEntity":"LeadChangeEvent","filterExpression":"Colour = 'red'"}}""", "INVALID_FIELD", "There is no field Colour on LeadChangeEvent")]
    [InlineData("PlatformEventChannelMember", """{"FullName":"M","Metadata":{"eventChannel":"ChangeEvents","selectedEntity":"LeadChangeEvent","enrichedFields":[{"name":"Colour"}]}}""", "INVALID_FIELD", "There is no field Colour on LeadChangeEvent")]
    [InlineData("ManagedEventSubscription", """{"FullName":"M","Metadata":{"label":"x","topicName":"/event/No__e"}}""", "FIELD_INTEGRITY_EXCEPTION", "There is no topic /event/No__e")]
    public async Task What_is_wrong_is_refused_and_changes_nothing(string type, string body, string code, string message)
    {
        await using var org = await PubSubOrg.StartAsync();
        var before = org.Org.Events.Setup;
        var answer = await org.Inner.SendAsync("POST", $"/tooling/sobjects/{type}", body);
        Assert.Equal((400, code), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
        // Errors of JSON tell the place behind the text.
        Assert.StartsWith(message, answer.Json[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Same(before, org.Org.Events.Setup);
    }

    [Fact]
    public async Task Some_things_cannot_be_changed()
    {
        await using var org = await PubSubOrg.StartAsync();
        var setup = org.Org.Events.Setup;
        var channel = await org.Inner.SendAsync("PATCH", $"/tooling/sobjects/PlatformEventChannel/{setup.Channels[0].Id}", """{"FullName":"Both__chn","Metadata":{"channelType":"data","label":"x"}}""");
        Assert.Contains("channelType can't be changed", channel.Body, StringComparison.Ordinal);
        var member = await org.Inner.SendAsync("PATCH", $"/tooling/sobjects/PlatformEventChannelMember/{setup.MembersOf("Both__chn").First().Id}", """{"Metadata":{"eventChannel":"Both__chn","selectedEntity":"Low_Ink__e"}}""");
        Assert.Contains("selectedEntity can't be changed", member.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await org.Inner.SendAsync("PATCH", "/tooling/sobjects/PlatformEventChannel/0YL000000000099AAA", Channel)).Status);
    }

    [Fact]
    public async Task A_channel_takes_its_members_along_to_a_new_name()
    {
        await using var org = await PubSubOrg.StartAsync();
        Assert.Equal(204, (await org.Inner.SendAsync("PATCH", $"/tooling/sobjects/PlatformEventChannel/{org.Org.Events.Setup.Channels[0].Id}", """{"FullName":"Pair__chn","Metadata":{"channelType":"event","label":"x"}}""")).Status);
        Assert.Equal(["Pair_chn_Note_e", "Pair_chn_Other_e"], org.Org.Events.Setup.MembersOf("Pair__chn").Select(member => member.FullName));
        using var call = await org.SubscribeAsync(1, topic: "/event/Pair__chn");
        await org.UntilSubscribedAsync();
        await org.PublishAsync("x");
        Assert.Single(await call.ReadEventsAsync(1));
    }

    [Fact]
    public async Task What_Tooling_has_and_FakeForce_has_not_is_said_to_be_so()
    {
        await using var org = await TestOrg.StartAsync();
        foreach (var path in new[] { "/tooling/sobjects/ApexClass/describe", "/tooling/query?q=SELECT+Id+FROM+ApexClass" })
        {
            var answer = await org.GetAsync(path);
            Assert.True(answer.Status is 400 or 404, answer.Body);
            Assert.True(answer.Headers.Contains("X-FakeForce-Unsupported"), answer.Body);
        }
        Assert.Equal(404, (await org.GetAsync("/sobjects/EnrichedField/describe")).Status);
        Assert.Contains("INVALID_TYPE", (await org.QueryAsync("SELECT Id FROM PlatformEventChannel")).Body, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"FilterExpression\"", (await org.GetAsync("/tooling/sobjects/PlatformEventChannelMember/describe")).Body, StringComparison.Ordinal);
        Assert.Contains("\"keyPrefix\":\"0YL\"", (await org.GetAsync("/tooling/sobjects/")).Body, StringComparison.Ordinal);
        Assert.Contains("/services/data/v66.0/tooling/sobjects/PlatformEventChannel/describe", (await org.GetAsync("/tooling/sobjects/PlatformEventChannel")).Body, StringComparison.Ordinal);
    }

    private static async Task<RecordId> MakeAsync(TestOrg org, string type, string body)
    {
        var answer = await org.SendAsync("POST", $"/tooling/sobjects/{type}", body);
        Assert.True(answer.Status == 201, answer.Body);
        var id = answer.Json.GetProperty("id").GetString();
        Assert.Equal($$"""{"id":"{{id}}","success":true,"errors":[],"warnings":[],"infos":[]}""", answer.Body);
        return RecordId.Parse(id);
    }

    private static async Task<string> RefusalAsync(PubSubOrg org)
    {
        using var call = org.Client.ManagedSubscribe(org.Headers, cancellationToken: Server.Ending);
        await call.RequestStream.WriteAsync(new ManagedFetchRequest { DeveloperName = "Managed_Other", NumRequested = 1 }, Server.Ending);
        return (await call.ResponseStream.ErrorAsync()).Suffix();
    }
}
