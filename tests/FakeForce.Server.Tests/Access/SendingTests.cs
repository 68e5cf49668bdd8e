using FakeForce.Server.Tests.Outgoing;

namespace FakeForce.Server.Tests.Access;

/// <summary>Whose changes send outbound messages (SOAP API Developer Guide, "Setting Up Outbound Messaging").</summary>
public sealed class SendingTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("standard", 1)]
    [InlineData("silent", 0)] // the profile lists user permissions, and not this one
    [InlineData("told", 1)]
    [InlineData("plain", 1)] // the profile lists none
    [InlineData("added", 1)]
    public async Task Changes_of_users_without_the_permission_send_nothing(string user, int expected)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await AccessOrg.StartAsync($$"""
            {
              "workflowRules": [ { "fullName": "Account.Tell", "criteriaItems": [ { "field": "Account.Name", "operation": "equals", "value": "A" } ], "actions": [ { "name": "To_ERP", "type": "OutboundMessage" } ] } ],
              "outboundMessages": [ { "fullName": "Account.To_ERP", "endpointUrl": "{{receiver.Address}}/listen", "fields": ["Name"], "apiVersion": 60.0 } ],
              "profiles": [
                { "fullName": "Silent", "objectPermissions": [ { "object": "Account", "allowRead": true, "allowCreate": true } ], "userPermissions": [ { "name": "ApiEnabled" } ] },
                { "fullName": "Told", "objectPermissions": [ { "object": "Account", "allowRead": true, "allowCreate": true } ], "userPermissions": [ { "name": "ApiEnabled" }, { "name": "EnableNotifications" } ] },
                { "fullName": "Plain", "objectPermissions": [ { "object": "Account", "allowRead": true, "allowCreate": true } ] } ],
              "permissionSets": [ { "fullName": "Sending", "userPermissions": [ { "name": "EnableNotifications" } ] } ],
              "users": [ { "username": "standard@x.test", "profile": "Standard User" }, { "username": "silent@x.test", "profile": "Silent" }, { "username": "told@x.test", "profile": "Told" },
                { "username": "plain@x.test", "profile": "Plain" }, { "username": "added@x.test", "profile": "Silent", "permissionSets": ["Sending"] } ]
            }
            """);
        await org.CreateAsync(user, "Account", """{"Name":"A"}""");
        if (expected > 0) await receiver.ReceiveAsync(expected);
        Assert.Equal(200, (await org.Admin.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT0.001S"}""")).Status);
        Assert.Equal(expected, receiver.Notifications.Count());
    }
}
