using System.Text.Json;
using System.Text.RegularExpressions;

namespace FakeForce.Server.Tests.Rest;

/// <summary>
/// An org with a few records of standard and custom objects. Texts name them in braces: {account}, {contact}, {case},
/// {opportunity}, {alone} (a contact without an account), {gone} (a deleted account), {invoice}, {line}, {user}; {account15}
/// is the short form of an id, and {v} the version's path.
/// </summary>
internal sealed partial class SampleOrg : IAsyncDisposable
{
    private static readonly JsonElement definitions = JsonDocument.Parse("""
        {
          "fields": {
            "Account": [
              {"fullName": "Ext__c", "type": "Text", "length": 40, "externalId": true, "unique": true},
              {"fullName": "Loose__c", "type": "Text", "length": 40, "externalId": true},
              {"fullName": "Number__c", "type": "Number", "precision": 18, "scale": 0, "externalId": true},
              {"fullName": "Colours__c", "type": "MultiselectPicklist", "valueSet": ["red", "green", "blue"]},
              {"fullName": "Size__c", "type": "Picklist", "valueSet": [{"fullName": "S"}, {"fullName": "M", "default": true}, {"fullName": "L"}]}
            ]
          },
          "objects": [
            {"fullName": "Invoice__c", "label": "Invoice", "nameField": {"type": "AutoNumber", "displayFormat": "INV-{0000}", "startingNumber": 7}, "fields": [
              {"fullName": "Account__c", "type": "Lookup", "referenceTo": "Account", "relationshipName": "Invoices", "deleteConstraint": "restrict"},
              {"fullName": "Contact__c", "type": "Lookup", "referenceTo": "Contact", "relationshipName": "ContactInvoices", "deleteConstraint": "setNull"},
              {"fullName": "Case__c", "type": "Lookup", "referenceTo": "Case", "relationshipName": "CaseInvoices", "deleteConstraint": "cascade"},
              {"fullName": "Key__c", "type": "Text", "length": 20, "externalId": true, "unique": true, "caseSensitive": true},
              {"fullName": "Amount__c", "type": "Currency", "precision": 18, "scale": 2},
              {"fullName": "Rate__c", "type": "Percent", "precision": 5, "scale": 1},
              {"fullName": "Day__c", "type": "Date"},
              {"fullName": "Moment__c", "type": "DateTime"},
              {"fullName": "Hour__c", "type": "Time"},
              {"fullName": "Paid__c", "type": "Checkbox", "defaultValue": "true"},
              {"fullName": "Spot__c", "type": "Location", "precision": 9, "scale": 6},
              {"fullName": "Notes__c", "type": "LongTextArea", "length": 32768},
              {"fullName": "Mail__c", "type": "Email"},
              {"fullName": "Site__c", "type": "Url"},
              {"fullName": "Call__c", "type": "Phone"}
            ]},
            {"fullName": "Line__c", "label": "Line", "fields": [
              {"fullName": "Invoice__c", "type": "MasterDetail", "referenceTo": "Invoice__c", "relationshipName": "Lines"},
              {"fullName": "Quantity__c", "type": "Number", "precision": 4, "scale": 0, "required": true}
            ]}
          ]
        }
        """).RootElement;

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    private SampleOrg(TestOrg org) => Org = org;

    public TestOrg Org { get; }

    public static async Task<SampleOrg> StartAsync(TimeProvider? clock = null)
    {
        var sample = new SampleOrg(await TestOrg.StartAsync(new FakeForceOptions { Definitions = definitions }, clock));
        sample.names["v"] = "/services/data/v66.0";
        sample.names["user"] = (await sample.Org.QueryAsync("SELECT Id FROM User WHERE Username = 'admin@fakeforce.test'")).Json.GetProperty("records")[0].GetProperty("Id").GetString()!;
        await sample.AddAsync("account", "Account", """{"Name":"Acme","Ext__c":"A1","Loose__c":"same","Industry":"Energy","AnnualRevenue":10,"NumberOfEmployees":10,"BillingStreet":"1 Rue","BillingCity":"Paris"}""");
        await sample.AddAsync("other", "Account", """{"Name":"Other","Loose__c":"same","Number__c":123}""");
        await sample.AddAsync("gone", "Account", """{"Name":"Gone"}""");
        await sample.AddAsync("contact", "Contact", """{"FirstName":"Ann","LastName":"Lee","Salutation":"Ms.","AccountId":"{account}","Email":"ann@example.com"}""");
        await sample.AddAsync("alone", "Contact", """{"LastName":"Alone"}""");
        await sample.AddAsync("case", "Case", """{"Subject":"Help","AccountId":"{other}"}""");
        await sample.AddAsync("opportunity", "Opportunity", """{"Name":"Deal","StageName":"Prospecting","CloseDate":"2026-05-01","Amount":100,"AccountId":"{other}"}""");
        await sample.AddAsync("invoice", "Invoice__c", """{"Key__c":"K1","Account__c":"{account}","Contact__c":"{alone}","Case__c":"{case}","Amount__c":12.5}""");
        await sample.AddAsync("line", "Line__c", """{"Name":"First","Invoice__c":"{invoice}","Quantity__c":2}""");
        Assert.Equal(204, (await sample.SendAsync("DELETE", "/sobjects/Account/{gone}")).Status);
        return sample;
    }

    /// <summary>Sends with the names filled in.</summary>
    public Task<Answer> SendAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        Org.SendAsync(method, Fill(path), body is null ? null : Fill(body), headers);

    public string Fill(string text) => Placeholder().Replace(text, m => names.TryGetValue(m.Groups[1].Value, out var id) ? id : m.Value);

    /// <summary>Sends and compares status and body; what is {any} in the expectation may be anything without a quote.</summary>
    public async Task ExpectAsync(string method, string path, string? body, int status, string expected, params (string Name, string Value)[] headers)
    {
        var answer = await SendAsync(method, path, body, headers);
        var pattern = "^" + Regex.Escape(Fill(expected)).Replace("\\{any}", "[^\"]*", StringComparison.Ordinal) + "$";
        Assert.True(answer.Status == status && Regex.IsMatch(answer.Body, pattern, RegexOptions.Singleline), $"expected {status} {Fill(expected)}\n  actual {answer.Status} {answer.Body}");
    }

    public ValueTask DisposeAsync() => Org.DisposeAsync();

    private async Task AddAsync(string name, string type, string json)
    {
        var id = (await Org.CreateAsync(type, Fill(json))).ToString();
        names[name] = id;
        names[name + "15"] = id[..15];
    }

    [GeneratedRegex(@"\{([a-z]+[0-9]*)\}")]
    private static partial Regex Placeholder();
}
