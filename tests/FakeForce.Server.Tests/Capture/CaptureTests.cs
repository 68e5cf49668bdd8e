using System.Collections;
using System.Text.Json;
using FakeForce.Server.Capture;
using FakeForce.Server.Options;
using FakeForce.Server.Tests.Meta;
using FakeForce.Server.Tests.Project;

namespace FakeForce.Server.Tests.Capture;

/// <summary>One FakeForce is captured from another, and a third is started from the files.</summary>
public sealed class CaptureTests : IDisposable
{
    private static readonly string source = Path.Combine(Sources.Root, "tests/projects/orders");
    private readonly TestProject folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_org_that_was_captured_has_the_schema_and_the_sample()
    {
        await using var first = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Project = [source] });
        var account = await first.CreateAsync("Account", """{"Name": "Acme", "Erp_Id__c": "E-1"}""");
        var invoice = await first.CreateAsync("Invoice__c", $$"""{"Number__c": "4711", "Account__c": "{{account}}"}""");
        await first.CreateAsync("InvoiceLine__c", $$"""{"Invoice__c": "{{invoice}}", "Name": "One", "Amount__c": 12.5}""");
        var (code, output) = await CaptureAsync(first, "--scramble", "Invoice__c.Number__c", "--omit", "*.Erp_Id__c");
        Assert.Equal(0, code);
        Assert.Contains("not captured: Invoice__c.Total__c: describe does not tell what a roll-up summary sums up; it is a plain field here, with the values that it had", output, StringComparison.Ordinal);

        var out_ = Path.Combine(folder.Folder, "out");
        Assert.Empty(OptionReading.Read(["--project", out_, "--strict"], new Hashtable(), "/").Problems);
        await using var second = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Project = [out_], Seed = [Path.Combine(out_, "records")] });
        foreach (var name in (string[])["Invoice__c", "InvoiceLine__c", "Account", "Order_Placed__e"])
            Assert.Equal(await FieldsAsync(first, name), await FieldsAsync(second, name));
        var row = Assert.Single((await second.QueryAsync("SELECT Number__c, Account__r.Name, Account__r.Erp_Id__c, Account_Name__c, Total__c, Status__c, (SELECT Name, Amount__c FROM Lines__r) FROM Invoice__c")).Json.GetProperty("records").EnumerateArray());
        Assert.Equal(("Acme", "Acme", 12.5, "Draft"), (row.GetProperty("Account__r").GetProperty("Name").GetString(), row.GetProperty("Account_Name__c").GetString(), row.GetProperty("Total__c").GetDouble(), row.GetProperty("Status__c").GetString()));
        Assert.Equal(12.5, row.GetProperty("Lines__r").GetProperty("records")[0].GetProperty("Amount__c").GetDouble());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("Account__r").GetProperty("Erp_Id__c").ValueKind);
        var number = row.GetProperty("Number__c").GetString()!;
        Assert.True(number != "4711" && number.Length == 4 && number.All(char.IsAsciiDigit), number);
        Assert.Single((await second.QueryAsync("SELECT Id FROM RecordType WHERE DeveloperName = 'Credit' AND SobjectType = 'Invoice__c'")).Json.GetProperty("records").EnumerateArray());
        Assert.True(JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(out_, "limits.json"), Tests.Server.Ending)).RootElement.TryGetProperty("DailyApiRequests", out _));
    }

    [Fact]
    public async Task A_folder_with_files_and_wrong_options_are_refused()
    {
        folder.Write("out/there.txt", "x");
        var error = new StringWriter();
        Assert.Equal(2, await CaptureCommand.RunAsync(["--from", "ftp://x", "--out", Path.Combine(folder.Folder, "out"), "--records", "3000", "--nonsense", "1"], null, TextWriter.Null, error, Tests.Server.Ending));
        foreach (var part in (string[])["--from: 'ftp://x'", "--records: '3000'", "unknown option --nonsense", "is not empty", "--token is needed"]) Assert.Contains(part, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_that_refuses_is_named_with_its_answer()
    {
        await using var org = await TestOrg.StartAsync();
        var error = new StringWriter();
        Assert.Equal(1, await CaptureCommand.RunAsync(["--from", org.Server.Address.ToString(), "--out", Path.Combine(folder.Folder, "out"), "--token", "wrong"], null, TextWriter.Null, error, Tests.Server.Ending));
        Assert.Contains("answered 401: [{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Scrambled_texts_keep_their_form_and_equal_ones_stay_equal()
    {
        var scrambled = Scrambler.Scramble("Ada.Lovelace@engines.test 42");
        Assert.Matches("^[A-Z][a-z]{2}\\.[A-Z][a-z]{7}@[a-z]{7}\\.[a-z]{4} [0-9]{2}$", scrambled);
        Assert.Equal(scrambled, Scrambler.Scramble("Ada.Lovelace@engines.test 42"));
        Assert.NotEqual("Ada.Lovelace@engines.test 42", scrambled);
    }

    private async Task<(int Code, string Output)> CaptureAsync(TestOrg org, params string[] more)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CaptureCommand.RunAsync(["--from", org.Server.Address.ToString(), "--out", Path.Combine(folder.Folder, "out"), "--object", "Account", "--object", "Invoice__c", "--object", "InvoiceLine__c", "--object", "Order_Placed__e", .. more],
            org.Client.DefaultRequestHeaders.Authorization!.Parameter, output, error, Tests.Server.Ending);
        Assert.Equal("", error.ToString());
        return (code, output.ToString());
    }

    // Name, type, length and relationship of the custom fields.
    private static async Task<string[]> FieldsAsync(TestOrg org, string name) =>
    [
        .. (await org.SendAsync("GET", $"/sobjects/{name}/describe")).Json.GetProperty("fields").EnumerateArray().Where(field => field.GetProperty("custom").GetBoolean())
            .Select(field => string.Join(" ", field.GetProperty("name"), field.GetProperty("type"), field.GetProperty("length"), field.GetProperty("precision"), field.GetProperty("scale"), field.GetProperty("relationshipName"), field.GetProperty("unique"), field.GetProperty("nillable"), field.GetProperty("calculatedFormula"))).Order(StringComparer.Ordinal),
    ];
}
