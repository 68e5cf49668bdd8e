using FakeForce.Server.Tests.Access;

namespace FakeForce.Server.Tests.Flows;

/// <summary>
/// What flows that users call may see and do. Documented: Metadata API Developer Guide, "Flow": FlowRunInMode (with sharing the flow "doesn't respect object
/// permissions, field-level access"); Help, "Which Context Does My Flow Run In?". That hidden fields are null is ours.
/// </summary>
public sealed class FlowModeTests : IAsyncLifetime
{
    /// <summary>Gives what a user sees of the invoice One, and writes it.</summary>
    private static string Flow(string name, string mode, string more = "") => $$"""
        {"fullName":"{{name}}","status":"Active","processType":"AutoLaunchedFlow"{{(mode.Length == 0 ? "" : $",\"runInMode\":\"{mode}\"")}},"start":{"connector":{"targetReference":"Get"} },
         "variables":[{"name":"amount","dataType":"Number","isOutput":true},{"name":"secret","dataType":"String","isOutput":true},{"name":"worked","dataType":"String","isOutput":true},{"name":"industry","dataType":"String","isOutput":true},{"name":"found","dataType":"SObject","objectType":"Invoice__c","isOutput":true}],
         "formulas":[{"name":"Formed","dataType":"String","expression":"BLANKVALUE({!Get.Secret__c}, \"-\") & BLANKVALUE(TEXT({!Get.Account__r.Industry}), \"-\")"}],
         "recordLookups":[{"name":"Get","object":"Invoice__c","getFirstRecordOnly":true,"storeOutputAutomatically":true,"filters":[{"field":"Name","operator":"EqualTo","value":{"stringValue":"One"} }],"connector":{"targetReference":"Tell"} }],
         "assignments":[{"name":"Tell","assignmentItems":[
           {"assignToReference":"amount","operator":"Assign","value":{"elementReference":"Get.Amount__c"} },{"assignToReference":"secret","operator":"Assign","value":{"elementReference":"Get.Secret__c"} },
           {"assignToReference":"worked","operator":"Assign","value":{"elementReference":"Formed"} },{"assignToReference":"industry","operator":"Assign","value":{"elementReference":"Get.Account__r.Industry"} },
           {"assignToReference":"found","operator":"Assign","value":{"elementReference":"Get"} }]}]{{more}} }
        """;

    private static string Write(string name, string mode, string field, string record = "One") => $$"""
        {"fullName":"{{name}}","status":"Active"{{(mode.Length == 0 ? "" : $",\"runInMode\":\"{mode}\"")}},"start":{"connector":{"targetReference":"Up"} },
         "variables":[{"name":"fault","dataType":"String","isOutput":true}],
         "recordUpdates":[{"name":"Up","object":"Invoice__c","filters":[{"field":"Name","operator":"EqualTo","value":{"stringValue":"{{record}}"} }],"inputAssignments":[{"field":"{{field}}","value":{"stringValue":"7"} }],"faultConnector":{"targetReference":"Tell"} }],
         "assignments":[{"name":"Tell","assignmentItems":[{"assignToReference":"fault","operator":"Assign","value":{"elementReference":"$Flow.FaultMessage"} }]}]}
        """;

    private static string Outer(string name, string mode, string inner) => $$"""
        {"fullName":"{{name}}","status":"Active"{{(mode.Length == 0 ? "" : $",\"runInMode\":\"{mode}\"")}},"start":{"connector":{"targetReference":"Call"} },
         "variables":[{"name":"secret","dataType":"String","isOutput":true},{"name":"after","dataType":"String","isOutput":true}],
         "subflows":[{"name":"Call","flowName":"{{inner}}","storeOutputAutomatically":true,"connector":{"targetReference":"Get"} }],
         "recordLookups":[{"name":"Get","object":"Invoice__c","getFirstRecordOnly":true,"storeOutputAutomatically":true,"connector":{"targetReference":"Tell"} }],
         "assignments":[{"name":"Tell","assignmentItems":[{"assignToReference":"secret","operator":"Assign","value":{"elementReference":"Call.secret"} },{"assignToReference":"after","operator":"Assign","value":{"elementReference":"Get.Secret__c"} }]}]}
        """;

    private static readonly string definitions = $$"""
        { "objects": [ { "fullName": "Invoice__c", "label": "Invoice", "sharingModel": "Private", "fields": [
            { "fullName": "Amount__c", "type": "Number", "precision": 9, "scale": 2 }, { "fullName": "Secret__c", "type": "Text", "length": 40 }, { "fullName": "Account__c", "type": "Lookup", "referenceTo": ["Account"], "relationshipName": "Invoices" } ] } ],
          "profiles": [ { "fullName": "Clerk", "objectPermissions": [ { "object": "Account", "allowRead": true }, { "object": "Invoice__c", "allowRead": true, "allowCreate": true, "allowEdit": true, "viewAllRecords": true } ],
              "fieldPermissions": [ { "field": "Account.Industry", "readable": false, "editable": false }, { "field": "Invoice__c.Amount__c", "readable": true, "editable": false }, { "field": "Invoice__c.Account__c", "readable": true, "editable": false } ] } ],
          "permissionSets": [ { "fullName": "All", "label": "All", "objectPermissions": [ { "object": "Account", "allowRead": true, "viewAllRecords": true }, { "object": "Invoice__c", "allowRead": true, "allowEdit": true, "modifyAllRecords": true, "viewAllRecords": true, "allowDelete": true } ],
              "fieldPermissions": [ { "field": "Invoice__c.Amount__c", "readable": true, "editable": true }, { "field": "Invoice__c.Secret__c", "readable": true, "editable": true }, { "field": "Invoice__c.Account__c", "readable": true, "editable": true }, { "field": "Account.Industry", "readable": true, "editable": true } ] } ],
          "users": [ { "username": "none@x.test", "profile": "Standard User" }, { "username": "clerk@x.test", "profile": "Clerk" }, { "username": "all@x.test", "profile": "Standard User", "permissionSets": ["All"] } ],
          "flows": [ {{Flow("AsUser", "")}}, {{Flow("AsDefault", "DefaultMode")}}, {{Flow("WithSharing", "SystemModeWithSharing")}}, {{Flow("WithoutSharing", "SystemModeWithoutSharing")}},
            {{Flow("ByHidden", "", """,   "recordDeletes":[]""").Replace("\"field\":\"Name\",\"operator\":\"EqualTo\",\"value\":{\"stringValue\":\"One\"}", "\"field\":\"Secret__c\",\"operator\":\"EqualTo\",\"value\":{\"stringValue\":\"s\"}", StringComparison.Ordinal)}},
            {{Write("WriteAsUser", "", "Amount__c", "Own")}}, {{Write("WriteSecret", "", "Secret__c")}}, {{Write("WriteWithSharing", "SystemModeWithSharing", "Secret__c")}}, {{Write("WriteWithoutSharing", "SystemModeWithoutSharing", "Secret__c")}},
            {{Outer("OuterOpen", "", "WithoutSharing")}}, {{Outer("OuterSame", "SystemModeWithoutSharing", "AsDefault")}},
            {{Flow("Guarded", "").Replace("\"status\":\"Active\"", "\"status\":\"Active\",\"isAdditionalPermissionRequiredToRun\":true", StringComparison.Ordinal)}} ] }
        """;

    private AccessOrg org = null!;
    private string invoice = "";

    public async ValueTask InitializeAsync()
    {
        org = await AccessOrg.StartAsync(definitions);
        var account = await org.CreateAsync("", "Account", """{"Name":"Acme","Industry":"Energy"}""");
        invoice = await org.CreateAsync("", "Invoice__c", $$"""{"Name":"One","Amount__c":10,"Secret__c":"s","Account__c":"{{account}}"}""");
        await org.CreateAsync("", "Invoice__c", $$"""{"Name":"Own","OwnerId":"{{await org.IdAsync("SELECT Id FROM User WHERE Username = 'clerk@x.test'")}}"}""");
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private async Task<string> RunAsync(string user, string flow, params string[] outputs)
    {
        var answer = (await org.SendAsync(user, "POST", "/actions/custom/flow/" + flow, """{"inputs":[{}]}""")).Json[0];
        if (!answer.GetProperty("isSuccess").GetBoolean()) return answer.GetProperty("errors")[0].GetProperty("message").GetString()!;
        var values = answer.GetProperty("outputValues");
        return string.Join('|', outputs.Select(name => values.TryGetProperty(name, out var value) ? value.ToString() : "?"));
    }

    [Theory]
    [InlineData("", "AsUser", "10|s|sEnergy|Energy")]
    [InlineData("all", "AsUser", "10|s|sEnergy|Energy")]
    [InlineData("all", "AsDefault", "10|s|sEnergy|Energy")]
    [InlineData("clerk", "AsUser", "10||--|")]
    [InlineData("clerk", "WithSharing", "10|s|sEnergy|Energy")]
    [InlineData("none", "WithSharing", "||--|")]
    [InlineData("none", "WithoutSharing", "10|s|sEnergy|Energy")]
    [InlineData("clerk", "WithoutSharing", "10|s|sEnergy|Energy")]
    public async Task A_flow_reads_what_its_mode_lets_its_user_read(string user, string flow, string expected) =>
        Assert.Equal(expected, await RunAsync(user, flow, "amount", "secret", "worked", "industry"));

    [Fact]
    public async Task A_record_that_is_given_back_has_the_fields_that_may_be_read()
    {
        Assert.DoesNotContain("Secret__c", await RunAsync("clerk", "AsUser", "found"), StringComparison.Ordinal);
        Assert.Contains("Secret__c", await RunAsync("all", "AsUser", "found"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "AsUser", "INVALID_TYPE: sObject type 'Invoice__c' is not supported.")]
    [InlineData("clerk", "ByHidden", "INVALID_FIELD: No such column 'Secret__c' on entity 'Invoice__c'.")]
    public async Task What_may_not_be_read_cannot_be_looked_for(string user, string flow, string expected) => Assert.Contains(expected, await RunAsync(user, flow, "amount"), StringComparison.Ordinal);

    [Theory]
    [InlineData("all", "WriteSecret", "", "7")]
    [InlineData("clerk", "WriteAsUser", "INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create/update fields: Amount__c. Please check the security settings of this field", "s")]
    [InlineData("clerk", "WriteWithoutSharing", "", "7")]
    [InlineData("none", "WriteWithoutSharing", "", "7")]
    [InlineData("none", "WriteWithSharing", "", "s")]
    [InlineData("clerk", "WriteWithSharing", "INSUFFICIENT_ACCESS_OR_READONLY", "s")]
    public async Task A_flow_writes_what_its_mode_lets_its_user_write(string user, string flow, string fault, string secret)
    {
        var said = await RunAsync(user, flow, "fault");
        if (fault.Length == 0) Assert.Equal("", said);
        else Assert.Contains(fault, said, StringComparison.Ordinal);
        Assert.Equal(secret, (await org.SendAsync("", "GET", $"/sobjects/Invoice__c/{invoice}?fields=Secret__c")).Json.GetProperty("Secret__c").GetString());
    }

    [Theory]
    [InlineData("clerk", "OuterOpen", "s|")]
    [InlineData("clerk", "OuterSame", "s|s")]
    public async Task A_subflow_has_its_own_mode_or_else_its_callers(string user, string flow, string expected) => Assert.Equal(expected, await RunAsync(user, flow, "secret", "after"));

    [Fact]
    public async Task A_flow_that_needs_a_permission_of_its_own_is_for_administrators()
    {
        Assert.Contains("isAdditionalPermissionRequiredToRun", await RunAsync("all", "Guarded", "amount"), StringComparison.Ordinal);
        Assert.Equal("10", await RunAsync("", "Guarded", "amount"));
    }
}
