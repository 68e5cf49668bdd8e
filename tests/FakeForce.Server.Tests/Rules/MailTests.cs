using System.Text.Json;

namespace FakeForce.Server.Tests.Rules;

/// <summary>
/// Email alerts and templates: what a workflow rule or a caller of the action (Actions guide, "Email Alert Actions") sends, to whom, and with which
/// values. Mails go nowhere; /_fakeforce/emails shows them.
/// </summary>
public sealed class MailTests : IAsyncLifetime
{
    private const string definitions = """
        {
          "objects": [ { "fullName": "Invoice__c", "fields": [
            { "fullName": "Account__c", "type": "Lookup", "referenceTo": ["Account"], "relationshipName": "Invoices" }, { "fullName": "Contact__c", "type": "Lookup", "referenceTo": ["Contact"], "relationshipName": "Invoices" },
            { "fullName": "Amount__c", "type": "Currency", "precision": 18, "scale": 2 }, { "fullName": "Due__c", "type": "Date" }, { "fullName": "Paid__c", "type": "Checkbox" },
            { "fullName": "Double__c", "type": "Number", "precision": 18, "scale": 1, "formula": "Amount__c * 2" }, { "fullName": "Copy__c", "type": "Email" } ] } ],
          "emailTemplates": [
            { "fullName": "Books/Paid", "name": "Invoice paid", "subject": "{!Invoice__c.Name}: {!Invoice__c.Amount__c}", "type": "text",
              "content": "Dear {!Contact.FirstName}, {!Invoice__c.Account__r.Name} paid by {!Invoice__c.Due__c} ({!Invoice__c.Double__c}, {!Invoice__c.Paid__c}). {!User.LastName} {!Invoice__c.Owner.LastName} {!Nothing.Known}|{!Invoice__c.Contact__r.Title}|" },
            { "fullName": "unfiled$public/Light", "subject": "{{{Invoice__c.Name}}}", "type": "custom", "uiType": "SFX", "content": "<b>{{{Invoice__c.Name}}}</b>", "textOnly": "plain" } ],
          "workflowAlerts": [
            { "fullName": "Invoice__c.Tell", "description": "Tell them", "template": "Books/Paid", "ccEmails": ["books@x.test"], "recipients": [ { "type": "contactLookup", "field": "Contact__c" }, { "type": "email", "field": "Invoice__c.Copy__c" },
              { "type": "user", "recipient": "anna@x.test" }, { "type": "owner" }, { "type": "role", "recipient": "Clerks" }, { "type": "group", "recipient": "Board" } ] },
            { "fullName": "Invoice__c.Nobody", "template": "unfiled$public/Light", "recipients": [ { "type": "role", "recipient": "Empty" } ] },
            { "fullName": "Invoice__c.Below", "template": "unfiled$public/Light", "senderType": "OrgWideEmailAddress", "senderAddress": "org@x.test", "recipients": [ { "type": "roleSubordinates", "recipient": "Head" } ] } ],
          "workflowRules": [ { "fullName": "Invoice__c.Paid", "triggerType": "onCreateOrTriggeringUpdate", "criteriaItems": [ { "field": "Invoice__c.Paid__c", "operation": "equals", "value": "true" } ], "actions": [ { "name": "Tell", "type": "Alert" }, { "name": "Nobody", "type": "Alert" }, { "name": "Late", "type": "FieldUpdate" } ] } ],
          "workflowFieldUpdates": [ { "fullName": "Invoice__c.Late", "field": "Due__c", "operation": "Literal", "literalValue": "2026-12-31" } ],
          "roles": [ { "fullName": "Empty" }, { "fullName": "Head" }, { "fullName": "Clerks", "parentRole": "Head" } ],
          "groups": [ { "fullName": "Board", "name": "Board", "members": { "role": ["Clerks"] } } ],
          "users": [ { "username": "anna@x.test", "email": "anna@mail.test", "role": "Clerks" }, { "username": "bert@x.test", "email": "bert@mail.test", "role": "Clerks" } ]
        }
        """;

    private TestOrg org = null!;
    private string account = "", contact = "";

    public async ValueTask InitializeAsync()
    {
        org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = JsonDocument.Parse(definitions).RootElement });
        account = (await org.CreateAsync("Account", """{"Name":"Acme"}""")).ToString();
        contact = (await org.CreateAsync("Contact", """{"FirstName":"Carla","LastName":"Cole","Email":"carla@mail.test"}""")).ToString();
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task An_alert_of_a_workflow_rule_goes_to_all_whom_it_names_once_and_tells_what_the_save_made()
    {
        var id = await org.CreateAsync("Invoice__c", $$"""{"Name":"I1","Account__c":"{{account}}","Contact__c":"{{contact}}","Amount__c":1234.5,"Paid__c":true,"Copy__c":"copy@mail.test"}""");
        var relatedId = id.ToString();
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal("carla@mail.test,copy@mail.test,anna@mail.test," + await OwnerAddressAsync() + ",bert@mail.test", string.Join(',', mail.GetProperty("to").EnumerateArray().Select(one => one.GetString())));
        Assert.Equal(("books@x.test", relatedId, contact, false), (mail.GetProperty("cc")[0].GetString(), mail.GetProperty("relatedRecordId").GetString(), mail.GetProperty("recipientId").GetString(), mail.GetProperty("html").GetBoolean()));
        Assert.Equal("I1: $1,234.50", mail.GetProperty("subject").GetString());
        var user = (await org.QueryAsync($"SELECT Owner.LastName FROM Invoice__c WHERE Id = '{id}'")).Json.GetProperty("records")[0].GetProperty("Owner").GetProperty("LastName").GetString();
        // The day is that of the field update, which ran behind the rule; a merge field that nobody knows stays as it is.
        Assert.Equal($"Dear Carla, Acme paid by 12/31/2026 (2,469.0, true). {user} {user} {{!Nothing.Known}}||", mail.GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_save_that_fails_or_sets_nothing_off_sends_nothing()
    {
        await org.CreateAsync("Invoice__c", """{"Name":"I1","Paid__c":false}""");
        var all = await org.SendAsync("POST", "/composite/sobjects", $$"""{"allOrNone":true,"records":[{"attributes":{"type":"Invoice__c"},"Name":"I2","Paid__c":true},{"attributes":{"type":"Invoice__c"},"Name":"I3","Contact__c":"{{account}}"} ] }""");
        Assert.Equal(200, all.Status);
        Assert.False(all.Json[1].GetProperty("success").GetBoolean());
        Assert.Empty(await MailsAsync());
    }

    [Fact]
    public async Task An_alert_is_an_action_that_takes_a_record()
    {
        var listed = (await org.SendAsync("GET", "/actions/custom/emailAlert")).Json.GetProperty("actions");
        Assert.Contains(listed.EnumerateArray(), one => one.GetProperty("url").GetString() == "/services/data/v66.0/actions/custom/emailAlert/Invoice__c/Below" && one.GetProperty("type").GetString() == "EMAIL_ALERT");
        var described = (await org.SendAsync("GET", "/actions/custom/emailAlert/Invoice__c/Below")).Json;
        Assert.Equal(("SObjectRowId", true), (described.GetProperty("inputs")[0].GetProperty("name").GetString(), described.GetProperty("inputs")[0].GetProperty("required").GetBoolean()));
        var id = await org.CreateAsync("Invoice__c", """{"Name":"I1"}""");
        var sent = await org.SendAsync("POST", "/actions/custom/emailAlert/Invoice__c/Below", $$"""{"inputs":[{"SObjectRowId":"{{id}}"}]}""");
        Assert.True(sent.Status == 200 && sent.Json[0].GetProperty("isSuccess").GetBoolean(), sent.Body);
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal(("org@x.test", "I1", "<b>I1</b>", true), (mail.GetProperty("from").GetString(), mail.GetProperty("subject").GetString(), mail.GetProperty("body").GetString(), mail.GetProperty("html").GetBoolean()));
        Assert.Equal(["anna@mail.test", "bert@mail.test"], mail.GetProperty("to").EnumerateArray().Select(one => one.GetString()!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/actions/custom/emailAlert/Invoice__c/Below", """{"inputs":[{"SObjectRowId":"001000000000001AAA"}]}""", 400)]
    [InlineData("/actions/custom/emailAlert/Invoice__c/Below", """{"inputs":[{}]}""", 400)]
    [InlineData("/actions/custom/emailAlert/Invoice__c/Unknown", """{"inputs":[{}]}""", 404)]
    [InlineData("/actions/custom/emailAlert/Account/Below", """{"inputs":[{}]}""", 404)]
    public async Task An_alert_takes_records_of_its_object_alone(string path, string body, int expected)
    {
        Assert.Equal(expected, (await org.SendAsync("POST", path, body)).Status);
        Assert.Empty(await MailsAsync());
    }

    [Theory]
    [InlineData("", 200, 1)]
    [InlineData("clerk", 400, 0)]
    public async Task An_alert_is_about_records_that_its_caller_sees(string user, int status, int mails)
    {
        await using var access = await Access.AccessOrg.StartAsync("""
            { "objects": [ { "fullName": "Account", "sharingModel": "Private" } ], "profiles": [ { "fullName": "Clerk", "objectPermissions": [ { "object": "Account", "allowRead": true } ] } ], "users": [ { "username": "clerk@x.test", "profile": "Clerk" } ],
              "emailTemplates": [ { "fullName": "S/T", "subject": "s" } ], "workflowAlerts": [ { "fullName": "Account.Tell", "template": "S/T", "recipients": [ { "type": "owner" } ] } ] }
            """);
        var id = await access.CreateAsync("", "Account", """{"Name":"Acme"}""");
        Assert.Equal(status, (await access.SendAsync(user, "POST", "/actions/custom/emailAlert/Account/Tell", $$"""{"inputs":[{"SObjectRowId":"{{id}}"}]}""")).Status);
        Assert.Equal(mails, access.Admin.Org.Mails.All.Count);
    }

    [Fact]
    public async Task What_is_beyond_the_days_mails_is_dropped_and_the_save_stands()
    {
        Assert.Equal(200, (await org.SendAsync("PUT", "/_fakeforce/limits", """{"DailyWorkflowEmails":{"remaining":2}}""")).Status);
        await org.CreateAsync("Invoice__c", """{"Name":"I1","Paid__c":true}""");
        Assert.Empty(await MailsAsync());
    }

    [Theory]
    [InlineData("Case.Tell", 201, "Late")]
    [InlineData("Tell", 201, "Late")]
    [InlineData("Case.Unknown", 400, null)]
    public async Task A_flow_sends_an_alert(string name, int status, string? subject)
    {
        await using var flows = await Flows.FlowOrgs.StartAsync($$"""
            { "fullName": "F", "status": "Active", "processType": "AutoLaunchedFlow", "label": "F", "start": { "object": "Case", "recordTriggerType": "Create", "triggerType": "RecordAfterSave", "connector": { "targetReference": "A" } },
              "actionCalls": [ { "name": "A", "label": "A", "actionName": "{{name}}", "actionType": "emailAlert", "flowTransactionModel": "CurrentTransaction", "inputParameters": [ { "name": "SObjectRowId", "value": { "elementReference": "$Record.Id" } } ] } ] }
            """, """, "emailTemplates": [ { "fullName": "S/T", "subject": "{!Case.Subject}" } ], "workflowAlerts": [ { "fullName": "Case.Tell", "template": "S/T", "recipients": [ { "type": "email", "field": "SuppliedEmail" } ] } ] """);
        Assert.Equal(status, (await flows.SendAsync("POST", "/sobjects/Case", """{"Subject":"Late","SuppliedEmail":"who@mail.test"}""")).Status);
        Assert.Equal(subject, (await flows.GetAsync("/_fakeforce/emails")).Json.GetProperty("emails").EnumerateArray().Select(mail => mail.GetProperty("subject").GetString()).SingleOrDefault());
    }

    [Fact]
    public async Task Templates_are_rows()
    {
        var rows = (await org.QueryAsync("SELECT DeveloperName, Name, Folder.Name, TemplateType, Subject, Body, HtmlValue, IsActive FROM EmailTemplate WHERE DeveloperName IN ('Paid','Light') ORDER BY DeveloperName DESC")).Json.GetProperty("records");
        Assert.Equal(("Paid", "Invoice paid", "Books", "text"), (Text(rows[0], "DeveloperName"), Text(rows[0], "Name"), rows[0].GetProperty("Folder").GetProperty("Name").GetString(), Text(rows[0], "TemplateType")));
        Assert.Equal(("Light", "custom", "plain", "<b>{{{Invoice__c.Name}}}</b>"), (Text(rows[1], "DeveloperName"), Text(rows[1], "TemplateType"), Text(rows[1], "Body"), Text(rows[1], "HtmlValue")));
    }

    [Theory]
    [InlineData(""" "workflowAlerts": [ { "fullName": "Account.A", "template": "No/Such" } ] """, "workflowAlerts: Account.A: there is no email template No/Such")]
    [InlineData(""" "workflowAlerts": [ { "fullName": "Account.A", "template": "No/Such" } ], "workflowRules": [ { "fullName": "Account.R", "actions": [ { "name": "A", "type": "Alert" } ] } ] """, "workflowAlerts: Account.A: there is no email template No/Such")]
    [InlineData(""" "emailTemplates": [ { "fullName": "A", "subject": "" } ] """, "emailTemplates: A: its name is a folder, a slash and a name; unfiled$public is the folder of those in none")]
    [InlineData(""" "emailTemplates": [ { "fullName": "F/A", "type": "visualforce" } ] """, "emailTemplates: F/A: type is visualforce; FakeForce knows text, html and custom")]
    [InlineData(""" "emailTemplates": [ { "fullName": "F/A" } ], "workflowAlerts": [ { "fullName": "Account.A", "template": "F/A", "recipients": [ { "type": "portalRole" } ] } ] """, "workflowAlerts: Account.A: recipients: the type is portalRole; FakeForce knows owner, creator, userLookup, contactLookup, accountOwner, email, user, role, roleSubordinates, roleSubordinatesInternal, group")]
    [InlineData(""" "emailTemplates": [ { "fullName": "F/A" } ], "workflowAlerts": [ { "fullName": "Account.A", "template": "F/A", "recipients": [ { "type": "contactLookup", "field": "OwnerId" } ] } ] """, "workflowAlerts: Account.A: recipients: OwnerId of Account leads to no Contact or Lead")]
    [InlineData(""" "autoResponseRules": [ { "fullName": "Account.A", "active": true } ] """, "autoResponseRules: Account.A: Account has no auto-response rules; Case and Lead have")]
    [InlineData(""" "autoResponseRules": [ { "fullName": "Case.A", "active": true }, { "fullName": "Case.B", "active": true } ] """, "autoResponseRules: Case has more than one active rule")]
    public void What_does_not_fit_is_told(string keys, string expected) =>
        Assert.Contains(expected, FakeForce.Server.Options.DefinitionChecks.Find(new FakeForceOptions { Definitions = JsonDocument.Parse("{" + keys + "}").RootElement }).Problems);

    [Fact]
    public void A_merge_field_that_is_not_known_is_told() =>
        Assert.Contains("workflowAlerts: Invoice__c.Tell: FakeForce does not know the merge field {!Nothing.Known}; mails have it as it is written", FakeForce.Server.Options.DefinitionChecks.Find(new FakeForceOptions { Definitions = JsonDocument.Parse(definitions).RootElement }).Warnings);

    private async Task<JsonElement[]> MailsAsync() => [.. (await org.GetAsync("/_fakeforce/emails")).Json.GetProperty("emails").EnumerateArray()];

    private async Task<string> OwnerAddressAsync() => (await org.QueryAsync($"SELECT Email FROM User WHERE Username = '{org.Org.Options.Username}'")).Json.GetProperty("records")[0].GetProperty("Email").GetString()!;

    private static string? Text(JsonElement row, string field) => row.GetProperty(field).GetString();
}
