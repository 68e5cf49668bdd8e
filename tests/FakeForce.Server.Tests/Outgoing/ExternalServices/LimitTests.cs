using System.Text.Json;
using FakeForce.Server.Tests.Outgoing.Callouts;

namespace FakeForce.Server.Tests.Outgoing.ExternalServices;

/// <summary>One call of an action is one transaction, and what goes out of it is a callout like any other.</summary>
public sealed class LimitTests
{
    private static readonly string document = ServiceOrg.Operation("/dogs", "get", "\"parameters\":[{\"name\":\"n\",\"in\":\"query\",\"schema\":{\"type\":\"integer\"}}]");

    [Fact]
    public async Task A_hundred_callouts_are_one_transactions_most()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, document);
        Assert.Equal(200, (await org.InvokeAsync("run", Inputs(100))).Status);
        var answer = await org.InvokeAsync("run", Inputs(101));
        Assert.Equal(400, answer.Status);
        Assert.Equal(101, answer.Json.GetArrayLength());
        Assert.All(answer.Json.EnumerateArray(), one => Assert.Equal("System.LimitException: Too many callouts: 101", one.GetProperty("errors")[0].GetProperty("message").GetString()));
        Assert.Equal(200, peer.Requests.Count);
    }

    [Fact]
    public async Task A_fault_rule_strikes_and_the_journal_has_the_request()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, document);
        Assert.Equal(200, (await org.SendAsync("POST", "/_fakeforce/faults", """{"name":"cut","api":"callout","effect":"reset"}""")).Status);
        Assert.Equal(("UNKNOWN_EXCEPTION", "System.CalloutException: Connection reset"), (await org.InvokeAsync("run", "[{}]")).Error());
        await org.SendAsync("DELETE", "/_fakeforce/faults");
        Assert.Equal(200, (await org.InvokeAsync("run", """[{"n":5}]""")).Status);
        var calls = (await org.GetAsync("/_fakeforce/requests?api=callout")).Json.GetProperty("requests");
        Assert.Contains(calls.EnumerateArray(), call => call.GetRawText().Contains("/v1/dogs", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_no_principal_of_the_credential_gets_nothing_out()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(ServiceOrg.Definitions(peer.Address, document).Replace("\"users\":[\"admin@fakeforce.test\"]", "\"users\":[\"other@fakeforce.test\"]", StringComparison.Ordinal));
        Assert.StartsWith("System.CalloutException: We couldn't access the credential(s).", (await org.InvokeAsync("run", "[{}]")).Error().Message, StringComparison.Ordinal);
        Assert.Empty(peer.Requests);
    }

    [Fact]
    public async Task A_call_that_came_by_a_callout_makes_none()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, document);
        var answer = await org.SendAsync("POST", "/actions/custom/externalService/Kennel.run", """{"inputs":[{}]}""", ("SFDC_STACK_DEPTH", "1"));
        Assert.Equal("System.CalloutException: Callout loop not allowed", answer.Error().Message);
    }

    [Fact]
    public async Task A_peer_that_is_silent_uses_up_the_two_minutes_of_a_transaction()
    {
        await using var peer = await Peer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var org = await ServiceOrg.StartAsync(peer, document);
        var invoked = org.InvokeAsync("run", "[{}]");
        while (peer.Requests.IsEmpty) await Task.Yield();
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT119S"}""");
        Assert.False(invoked.IsCompleted);
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT2S"}""");
        Assert.Equal("System.CalloutException: Exceeded maximum time allotted for callout (120000 ms)", (await invoked).Error().Message);
    }

    private static string Inputs(int count) => JsonSerializer.Serialize(Enumerable.Range(0, count).Select(n => new { n }));
}
