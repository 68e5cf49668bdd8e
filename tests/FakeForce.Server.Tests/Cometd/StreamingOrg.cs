using System.Text.Json;
using FakeForce.Engine;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Cometd;

/// <summary>An org with a platform event, channels and captured changes, whose clock stands.</summary>
internal static class StreamingOrg
{
    private static readonly JsonElement definitions = JsonDocument.Parse("""
        {
          "users": [ { "username": "second@fakeforce.test" }, { "username": "third@fakeforce.test" } ],
          "platformEvents": [ { "fullName": "Low_Ink__e", "publishBehavior": "publishAfterCommit", "fields": [
            { "fullName": "Printer_Model__c", "type": "text", "length": 20 },
            { "fullName": "Ink_Percentage__c", "type": "number", "precision": 18, "scale": 2 } ] } ],
          "changeDataCapture": [ "AccountChangeEvent" ],
          "platformEventChannels": [ { "fullName": "Sales__chn", "channelType": "data" }, { "fullName": "Ink__chn", "channelType": "event" } ],
          "platformEventChannelMembers": [ { "selectedEntity": "ContactChangeEvent", "eventChannel": "Sales__chn" }, { "selectedEntity": "Low_Ink__e", "eventChannel": "Ink__chn" } ]
        }
        """).RootElement;

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));

    public static Task<TestOrg> StartAsync(TimeProvider? clock = null, Edition edition = Edition.Developer, string? data = null) =>
        TestOrg.StartAsync(new FakeForceOptions { Definitions = definitions, Edition = edition, Data = data }, clock ?? Clock());

    public static async Task PublishAsync(TestOrg org, string model) =>
        Assert.Equal(201, (await org.SendAsync("POST", "/sobjects/Low_Ink__e", $$"""{"Printer_Model__c":"{{model}}"}""")).Status);
}
