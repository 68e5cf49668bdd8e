using FakeForce.Server.Tests.Outgoing.Callouts;
using FakeForce.Server.Tests.Outgoing.ExternalServices;

namespace FakeForce.Server.Tests.Flows;

/// <summary>External services that flows call.</summary>
public sealed class FlowCalloutTests
{
    private const string Ask = """
        "actionCalls":[{"name":"Ask","actionType":"externalService","actionName":"Kennel.run","storeOutputAutomatically":true,"inputParameters":[{"name":"q","value":{"elementReference":"NAME"}}],"connector":{"targetReference":"Save"},"faultConnector":{"targetReference":"Fault"}}]
        """;

    private const string Behind = $$$"""
        {"fullName":"Behind","status":"Active","start":{"object":"Account","recordTriggerType":"Create","triggerType":"RecordAfterSave","scheduledPaths":[{"pathType":"AsyncAfterCommit","connector":{"targetReference":"Ask"}}]},
         {{{Ask}}},
         "recordUpdates":[{"name":"Save","inputReference":"$Record","inputAssignments":[{"field":"Site","value":{"stringValue":"{!Ask.responseCode}: {!Ask.default}"}}]},
          {"name":"Fault","inputReference":"$Record","inputAssignments":[{"field":"Description","value":{"elementReference":"$Flow.FaultMessage"}}]}]}
        """;

    private static readonly string document = ServiceOrg.Operation("/ping", "get", """
        "parameters":[{"name":"q","in":"query","schema":{"type":"string"}}]
        """);

    private static Task<TestOrg> StartAsync(Peer peer, string flow) =>
        CalloutOrg.StartAsync(ServiceOrg.Definitions(peer.Address, document).TrimEnd().TrimEnd('}') + $$""","flows":[{{flow}}]}""");

    [Fact]
    public async Task A_path_behind_the_commit_calls_out_and_goes_on_with_the_answer()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await StartAsync(peer, Behind.Replace("NAME", "$Record.Name", StringComparison.Ordinal));
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.AdvanceAsync("PT1S");
        Assert.Equal("200: ok", await org.FieldAsync(id, "Account", "Site"));
        Assert.EndsWith("/ping?q=Acme", Assert.Single(peer.Requests).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_transaction_of_a_save_a_callout_is_a_fault()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await StartAsync(peer, Behind.Replace("NAME", "$Record.Name", StringComparison.Ordinal).Replace("\"scheduledPaths\":[{\"pathType\":\"AsyncAfterCommit\",\"connector\":{\"targetReference\":\"Ask\"}}]", "\"connector\":{\"targetReference\":\"Ask\"}", StringComparison.Ordinal));
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Contains("You have uncommitted work pending. Please commit or rollback before calling out", await org.FieldAsync(id, "Account", "Description"), StringComparison.Ordinal);
        Assert.Empty(peer.Requests);
    }

    private static string Inner(string name, string more) => $$"""
        {"fullName":"{{name}}","status":"Active","start":{"connector":{"targetReference":"Ask"} },{{more}},
         "variables":[{"name":"q","dataType":"String","isInput":true},{"name":"answer","dataType":"String","isOutput":true}],
         "assignments":[{"name":"Save","assignmentItems":[{"assignToReference":"answer","operator":"Assign","value":{"stringValue":"{!Ask.responseCode} to {!q}"} }]},
          {"name":"Fault","assignmentItems":[{"assignToReference":"answer","operator":"Assign","value":{"elementReference":"$Flow.FaultMessage"} }]}]}
        """;

    private static string Call(string flow) => $$"""
        "subflows":[{"name":"Ask","flowName":"{{flow}}","storeOutputAutomatically":true,"inputAssignments":[{"name":"q","value":{"elementReference":"q"} }],"connector":{"targetReference":"Save"} }]
        """;

    [Fact]
    public async Task A_subflow_of_a_subflow_calls_out_too_and_each_goes_on_where_it_was()
    {
        await using var peer = await Peer.StartAsync();
        var outer = Behind.Replace(Ask, Call("Middle"), StringComparison.Ordinal).Replace("\"elementReference\":\"q\"", "\"elementReference\":\"$Record.Name\"", StringComparison.Ordinal).Replace("{!Ask.responseCode}: {!Ask.default}", "{!Ask.answer}", StringComparison.Ordinal);
        var middle = Inner("Middle", Call("Deep")).Replace("{!Ask.responseCode} to {!q}", "middle {!Ask.answer} and {!q}", StringComparison.Ordinal).Replace("\"elementReference\":\"q\"", "\"formulaExpression\":\"{!q} & \\\"-m\\\"\"", StringComparison.Ordinal);
        await using var org = await StartAsync(peer, string.Join(',', outer, middle, Inner("Deep", Ask.Replace("NAME", "q", StringComparison.Ordinal))));
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.AdvanceAsync("PT1S");
        Assert.Equal("middle 200 to Acme-m and Acme", await org.FieldAsync(id, "Account", "Site"));
        Assert.EndsWith("/ping?q=Acme-m", Assert.Single(peer.Requests).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CurrentTransaction", "You have uncommitted work pending.", 0)]
    [InlineData("Automatic", "200: ok", 1)]
    [InlineData("NewTransaction", "200: ok", 1)]
    public async Task What_was_written_before_a_callout_is_committed_first_where_the_flow_lets_it(string model, string expected, int requests)
    {
        await using var peer = await Peer.StartAsync();
        var flow = Behind.Replace("NAME", "$Record.Name", StringComparison.Ordinal).Replace("\"pathType\":\"AsyncAfterCommit\",\"connector\":{\"targetReference\":\"Ask\"}", "\"pathType\":\"AsyncAfterCommit\",\"connector\":{\"targetReference\":\"Make\"}", StringComparison.Ordinal)
            .Replace("\"actionType\"", $"\"flowTransactionModel\":\"{model}\",\"actionType\"", StringComparison.Ordinal)
            .Replace("\"recordUpdates\"", "\"recordCreates\":[{\"name\":\"Make\",\"object\":\"Task\",\"inputAssignments\":[{\"field\":\"Subject\",\"value\":{\"stringValue\":\"made\"}}],\"connector\":{\"targetReference\":\"Ask\"}}],\"recordUpdates\"", StringComparison.Ordinal);
        await using var org = await StartAsync(peer, flow);
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.AdvanceAsync("PT1S");
        Assert.Contains(expected, await org.FieldAsync(id, "Account", "Site") + await org.FieldAsync(id, "Account", "Description"), StringComparison.Ordinal);
        Assert.Equal(requests, peer.Requests.Count);
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM Task WHERE Subject = 'made'"));
    }

    [Fact]
    public async Task A_scheduled_flow_calls_out_for_each_of_its_records()
    {
        await using var peer = await Peer.StartAsync();
        var flow = Behind.Replace("NAME", "$Record.Name", StringComparison.Ordinal).Replace("\"recordTriggerType\":\"Create\",\"triggerType\":\"RecordAfterSave\",\"scheduledPaths\":[{\"pathType\":\"AsyncAfterCommit\",\"connector\":{\"targetReference\":\"Ask\"}}]",
            "\"triggerType\":\"Scheduled\",\"schedule\":{\"frequency\":\"Daily\",\"startDate\":\"2020-01-01\",\"startTime\":\"03:00:00.000Z\"},\"connector\":{\"targetReference\":\"Ask\"}", StringComparison.Ordinal);
        await using var org = await StartAsync(peer, flow);
        foreach (var name in (string[])["One", "Two"]) await org.CreateAsync("Account", $$"""{"Name":"{{name}}"}""");
        await org.AdvanceAsync("PT24H");
        Assert.Equal(2, await org.CountAsync("SELECT Id FROM Account WHERE Site = '200: ok'"));
        Assert.Equal(["/ping?q=One", "/ping?q=Two"], peer.Requests.Select(request => request.Path[request.Path.IndexOf("/ping", StringComparison.Ordinal)..]).Order());
    }
}
