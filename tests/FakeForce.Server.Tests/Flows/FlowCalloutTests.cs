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
}
