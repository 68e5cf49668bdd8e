using System.Text.Json;
using FakeForce.Server.Tests.Cometd;

namespace FakeForce.Server.Tests.Events;

/// <summary>Schemas by REST (REST API Developer Guide, "Platform Event Schema by Event Name" and "… by Schema ID").</summary>
public sealed class EventSchemaTests : IAsyncLifetime
{
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await StreamingOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    /// <summary>The guide's sample, but for the ids of fields.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?payloadFormat=EXPANDED")]
    public async Task The_expanded_form_is_that_of_the_message(string query)
    {
        var body = (await org.GetAsync("/sobjects/Low_Ink__e/eventSchema" + query)).Body;
        Assert.Equal("""{"name":"Low_Ink__e","namespace":"com.sforce.eventbus","type":"expanded-record","fields":[{"name":"data","type":{"type":"record","name":"Data","namespace":"","fields":[{"name":"schema","type":"string"},{"name":"payload","type":{"type":"record","name":"Payload","doc":"","fields":[{"name":"CreatedDate","type":"string","doc":"CreatedDate:DateTime"},{"name":"CreatedById","type":"string","doc":"CreatedBy:EntityId"},{"name":"Printer_Model__c","type":["null","string"],"doc":"Data:Text:ID","default":null},{"name":"Ink_Percentage__c","type":["null","double"],"doc":"Data:Double:ID","default":null}]}},{"name":"event","type":{"type":"record","name":"Event","fields":[{"name":"replayId","type":"long"}]}}]}},{"name":"channel","type":"string"}]}""",
            System.Text.RegularExpressions.Regex.Replace(body, "00N[0-9A-Za-z]{12}", "ID"));
    }

    [Fact]
    public async Task The_compact_form_is_plain_Avro_and_found_again_by_its_id()
    {
        var byName = await org.GetAsync("/sobjects/Low_Ink__e/eventSchema?payloadFormat=COMPACT");
        var id = byName.Json.GetProperty("uuid").GetString();
        Assert.Equal("record", byName.Json.GetProperty("type").GetString());
        Assert.Equal(byName.Body, (await org.GetAsync($"/event/eventSchema/{id}?payloadFormat=COMPACT")).Body);
        Assert.Equal(byName.Body, (await org.GetAsync("/services/data/v42.0/sobjects/Low_Ink__e/eventSchema")).Body);
    }

    [Fact]
    public async Task Change_events_have_schemas_by_id()
    {
        var id = org.Org.Events.SchemaOf("AccountChangeEvent")!.Id;
        var expanded = (await org.GetAsync("/event/eventSchema/" + id)).Json;
        var payload = expanded.GetProperty("fields")[0].GetProperty("type").GetProperty("fields")[1].GetProperty("type").GetProperty("fields");
        Assert.Equal("ChangeEventHeader", payload[0].GetProperty("name").GetString());
        Assert.Contains(payload.EnumerateArray(), field => field.GetProperty("name").GetString() == "Name");
    }

    /// <summary>The statuses are the guide's.</summary>
    [Theory]
    [InlineData("/sobjects/Low_Ink__e/eventSchema?payloadFormat=OTHER", 400)]
    [InlineData("/services/data/v42.0/sobjects/Low_Ink__e/eventSchema?payloadFormat=COMPACT", 400)]
    [InlineData("/services/data/v39.0/sobjects/Low_Ink__e/eventSchema", 404)]
    [InlineData("/sobjects/Account/eventSchema", 404)]
    [InlineData("/event/eventSchema/5E5OtZj5_Gm6Vax9XMXH9A", 404)]
    public async Task What_is_not_there_or_not_so_is_refused(string path, int status) => Assert.Equal(status, (await org.GetAsync(path)).Status);
}
