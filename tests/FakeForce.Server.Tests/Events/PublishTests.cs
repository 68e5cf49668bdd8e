using System.Text.Json;
using FakeForce.Engine.Events;

namespace FakeForce.Server.Tests.Events;

/// <summary>Publishing platform events by REST (Platform Events Developer Guide, "Publish Event Messages with Salesforce APIs").</summary>
public sealed class PublishTests : IAsyncLifetime
{
    private static readonly JsonElement definitions = JsonDocument.Parse("""
        {
          "platformEvents": [
            { "fullName": "Low_Ink__e", "fields": [ { "fullName": "Model__c", "type": "text", "length": 20, "required": true } ] },
            { "fullName": "Late__e", "publishBehavior": "publishAfterCommit", "fields": [ { "fullName": "Model__c", "type": "text", "length": 20, "required": true } ] }
          ],
          "changeDataCapture": [ "AccountChangeEvent" ]
        }
        """).RootElement;

    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await TestOrg.StartAsync(new FakeForceOptions { Definitions = definitions });

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task A_created_event_is_enqueued()
    {
        var answer = await org.SendAsync("POST", "/sobjects/Low_Ink__e", """{"Model__c":"XZO-5"}""");
        var entry = Assert.Single(Read("/event/Low_Ink__e"));
        Assert.Equal(201, answer.Status);
        Assert.Matches($$"""^\{"id":"e00[0-9A-Za-z]{15}","success":true,"errors":\[\{"statusCode":"OPERATION_ENQUEUED","message":"{{entry.Uuid}}","fields":\[\]\}\]\}$""", answer.Body);
    }

    [Fact]
    public async Task A_refused_event_is_refused_as_a_record_is()
    {
        var answer = await org.SendAsync("POST", "/sobjects/Low_Ink__e", "{}");
        Assert.Equal((400, "REQUIRED_FIELD_MISSING"), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
        Assert.Empty(Read("/event/Low_Ink__e"));
    }

    [Theory]
    [InlineData("Low_Ink__e", 1, true)]
    [InlineData("Late__e", 0, false)]
    public async Task Collections_take_back_what_waits_for_the_commit(string name, int published, bool isSuccess)
    {
        var answer = await org.SendAsync("POST", "/composite/sobjects", $$$"""{"allOrNone":true,"records":[{"attributes":{"type":"{{{name}}}"},"Model__c":"A"},{"attributes":{"type":"{{{name}}}"}}]}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal(isSuccess, answer.Json[0].GetProperty("success").GetBoolean());
        Assert.False(answer.Json[1].GetProperty("success").GetBoolean());
        Assert.Equal(published, Read("/event/" + name).Count);
    }

    [Theory]
    [InlineData("Low_Ink__e", 1)]
    [InlineData("Late__e", 0)]
    public async Task A_composite_that_fails_takes_back_what_waits_for_the_commit(string name, int published)
    {
        var answer = await org.SendAsync("POST", "/composite", $$$"""{"allOrNone":true,"compositeRequest":[{"method":"POST","url":"/services/data/v66.0/sobjects/{{{name}}}","referenceId":"a","body":{"Model__c":"A"}},{"method":"POST","url":"/services/data/v66.0/sobjects/Account","referenceId":"b","body":{}}]}""");
        Assert.Equal(200, answer.Status);
        Assert.Equal(published, Read("/event/" + name).Count);
    }

    [Theory]
    [InlineData("GET", "/query?q=SELECT+Id+FROM+Low_Ink__e")]
    [InlineData("GET", "/sobjects/Low_Ink__e/e00FF0000000001AAA")]
    [InlineData("DELETE", "/sobjects/Low_Ink__e/e00FF0000000001AAA")]
    public async Task Events_are_not_rows(string method, string path)
    {
        await org.SendAsync("POST", "/sobjects/Low_Ink__e", """{"Model__c":"XZO-5"}""");
        Assert.InRange((await org.SendAsync(method, path)).Status, 400, 404);
    }

    [Fact]
    public async Task A_record_created_by_REST_is_a_change_event()
    {
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal("AccountChangeEvent", Assert.Single(Read("/data/ChangeEvents")).Kind.Name);
    }

    private List<EventEntry> Read(string channel)
    {
        Assert.True(org.Org.Events.TryTopic(channel, out var topic));
        var buffer = new EventEntry[100];
        return [.. buffer.Take(org.Org.Events.OpenCursor(topic, ReplayFrom.Earliest).Read(buffer))];
    }
}
