using System.Text.Json;

namespace FakeForce.Server.Tests.Outgoing;

/// <summary>What happens around messages while their receiver takes its time.</summary>
public sealed class UnderWayTests
{
    [Fact]
    public async Task A_receiver_that_never_answers_holds_nobody_else_back()
    {
        await using var silent = await Receiver.StartAsync();
        await using var heard = await Receiver.StartAsync();
        var held = new TaskCompletionSource();
        silent.Held = held.Task;
        heard.Answer = () => (503, "");
        await using var org = await StartAsync(("Silent", silent), ("Heard", heard));
        for (var i = 0; i < 20; i++) await org.CreateAsync("Account", $$"""{"Name":"A{{i}}"}""");
        await silent.ReceiveAsync(8);
        await heard.ReceiveAsync();
        // As many requests as one outbound message may have at once hang; repetitions to the other receiver come at their time all the same.
        heard.Answer = () => (200, Receiver.Ack);
        await AdvanceAsync(org, "PT40S");
        Assert.Equal(8, silent.Requests.Count);
        Assert.Equal(["Account.Silent"], (await MessagesAsync(org)).Select(message => message.GetProperty("message").GetString()).Distinct());
        await AdvanceAsync(org, "PT21S");
        // The advance has waited long enough for these already, so they may settle behind it.
        while (!(await MessagesAsync(org)).Exists(message => message.TryGetProperty("lastAnswer", out var answer) && answer.GetString() == "no answer within 60 s")) Server.Ending.ThrowIfCancellationRequested();
        held.SetResult();
        await AdvanceAsync(org, "PT1H");
        Assert.Empty(await MessagesAsync(org));
        Assert.Equal(20, silent.Notifications.Select(Id).Distinct().Count());
        Assert.Equal(20, heard.Notifications.Select(Id).Distinct().Count());
    }

    [Theory]
    [InlineData(200, Receiver.Ack, 0)]
    [InlineData(503, "", 2)]
    public async Task What_is_dropped_while_it_is_under_way_is_gone_and_the_others_are_settled(int status, string body, int left)
    {
        await using var receiver = await Receiver.StartAsync();
        var held = new TaskCompletionSource();
        (receiver.Held, receiver.Answer) = (held.Task, () => (status, body));
        await using var org = await StartAsync(("M", receiver));
        await org.SendAsync("POST", "/composite/sobjects", """{"records":[{"attributes":{"type":"Account"},"Name":"A"},{"attributes":{"type":"Account"},"Name":"B"},{"attributes":{"type":"Account"},"Name":"C"}]}""");
        await receiver.ReceiveAsync();
        var first = (await MessagesAsync(org))[0].GetProperty("id").GetString()!;
        Assert.Equal(200, (await org.SendAsync("DELETE", $"/_fakeforce/outbound-messages/{first}")).Status);
        held.SetResult();
        await AdvanceAsync(org, "PT0.001S");
        Assert.Single(receiver.Requests);
        var messages = await MessagesAsync(org);
        Assert.Equal(left, messages.Count);
        Assert.All(messages, message => Assert.Equal((1, true), (message.GetProperty("attempts").GetInt32(), message.GetProperty("id").GetString() != first)));
    }

    [Fact]
    public async Task One_of_a_batch_is_sent_again_alone()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = () => (503, "");
        await using var org = await StartAsync(("M", receiver));
        await org.SendAsync("POST", "/composite/sobjects", """{"records":[{"attributes":{"type":"Account"},"Name":"A"},{"attributes":{"type":"Account"},"Name":"B"},{"attributes":{"type":"Account"},"Name":"C"}]}""");
        await AdvanceAsync(org, "PT0.001S");
        var second = (await MessagesAsync(org))[1].GetProperty("id").GetString()!;
        receiver.Answer = () => (200, Receiver.Ack);
        Assert.Equal(200, (await org.SendAsync("POST", $"/_fakeforce/outbound-messages/{second}/retry", "{}")).Status);
        await AdvanceAsync(org, "PT0.001S");
        Assert.Equal(2, (await MessagesAsync(org)).Count(message => message.GetProperty("id").GetString() != second));
        Assert.Equal([3, 1], receiver.Requests.Select(request => request.Body.Split("<Notification>").Length - 1));
        Assert.Equal(404, (await org.SendAsync("POST", $"/_fakeforce/outbound-messages/{second}/retry", "{}")).Status);
    }

    private static string Id(System.Xml.Linq.XElement notification) => notification.Elements().First().Value;

    private static Task<TestOrg> StartAsync(params (string Name, Receiver Receiver)[] messages) => TestOrg.StartAsync(new FakeForceOptions
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""
            {"workflowRules":[{"fullName":"Account.Tell","triggerType":"onCreateOnly","actions":[{{string.Join(',', messages.Select(message => $"\"{message.Name}\""))}}]}],
             "outboundMessages":[{{string.Join(',', messages.Select(message => $$"""{"fullName":"Account.{{message.Name}}","endpointUrl":"{{message.Receiver.Address}}/","fields":["Id","Name"]}"""))}}]}
            """).RootElement,
    });

    private static async Task<List<JsonElement>> MessagesAsync(TestOrg org) => [.. (await org.GetAsync("/_fakeforce/outbound-messages")).Json.GetProperty("messages").EnumerateArray()];

    private static async Task AdvanceAsync(TestOrg org, string by)
    {
        var answer = await org.SendAsync("POST", "/_fakeforce/clock/advance", $$"""{"by":"{{by}}"}""");
        Assert.True(answer.Status == 200, answer.Body);
    }
}
