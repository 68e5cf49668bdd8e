using System.Security;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace FakeForce.Server.Tests.Bulk.Classic;

/// <summary>The same rows are the same records and the same results, whether they come as CSV, as XML or as JSON.</summary>
public sealed partial class SameRowsTests
{
    private static readonly string[] fields = ["Name", "Industry", "NumberOfEmployees", "AnnualRevenue", "Website", "Description", "Parent.Ext__c"];
    private static readonly string[] values = ["", "a", "Ünï \"q\", <b> & ü", " two  words ", "line\nbreak", "😀", "12", "-0.5", "1e3", "true", "yes", "Energy", "A1", "none such", new string('x', 300)];
    private static readonly Gen<string> texts = Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public async Task In_three_forms()
    {
        await using var org = await ClassicOrg.StartAsync();
        // Empty cells of CSV are values left out; "" of the other forms is what null is.
        var rows = texts.Array[fields.Length].Array[1, 30];
        await rows.SampleAsync(async sent =>
        {
            var csv = await SendAsync(org, "CSV", "text/csv", Csv(sent), "\"(\\w*)\",\"(\\w+)\",\"(\\w+)\",\"(?<text>(?:[^\"]|\"\")*)\"\n");
            var xml = await SendAsync(org, "XML", "application/xml", Xml(sent), "<result>(?<text>.*?)</result>");
            var json = await SendAsync(org, "JSON", "application/json", Json(sent), "\\{\"success\":(?<text>.*?\"errors\":\\[.*?\\])\\}");
            Assert.Equal(csv.Records, xml.Records);
            Assert.Equal(csv.Records, json.Records);
            Assert.Equal(csv.Outcomes, xml.Outcomes);
            Assert.Equal(csv.Outcomes, json.Outcomes);
        }, iter: 25, threads: 1);
    }

    private static async Task<(string Records, string Outcomes)> SendAsync(ClassicOrg org, string content, string type, string body, string row)
    {
        var before = await org.ValuesAsync("SELECT Id FROM Account ORDER BY Id DESC LIMIT 1", "Id");
        var job = await org.JobAsync("insert", "Account", content);
        var batch = await org.BatchAsync(job, body, type);
        var records = await org.ValuesAsync($"SELECT Name, Industry, NumberOfEmployees, AnnualRevenue, Website, Description, ParentId FROM Account WHERE Id > '{before}' ORDER BY Id", "Name", "Industry", "NumberOfEmployees", "AnnualRevenue", "Website", "Description", "ParentId");
        var results = await org.ResultAsync(job, batch);
        // Behind the header of CSV.
        if (content == "CSV") results = results[(results.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        var codes = Regex.Matches(results, row, RegexOptions.Singleline).Select(m => string.Join('+', Code().Matches(m.Groups["text"].Value).Select(c => c.Value)));
        return (records, await org.OutcomeAsync(job, batch) + " " + string.Join(',', codes));
    }

    private static string Csv(string[][] rows) => string.Join(',', fields) + "\n" + string.Concat(rows.Select(r => string.Join(',', r.Select(v => '"' + v.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')) + "\n"));

    private static string Xml(string[][] rows) => "<sObjects>" + string.Concat(rows.Select(r => "<sObject>" + string.Concat(r.Select((v, i) => v.Length == 0 ? ""
        : i == fields.Length - 1 ? $"<Parent><sObject><Ext__c>{SecurityElement.Escape(v)}</Ext__c></sObject></Parent>" : $"<{fields[i]}>{SecurityElement.Escape(v)}</{fields[i]}>")) + "</sObject>")) + "</sObjects>";

    private static string Json(string[][] rows) => JsonSerializer.Serialize(rows.Select(r => r.Select((v, i) => (v, i)).Where(x => x.v.Length > 0)
        .ToDictionary(x => x.i == fields.Length - 1 ? "Parent" : fields[x.i], x => x.i == fields.Length - 1 ? (object)new Dictionary<string, string> { ["Ext__c"] = x.v } : x.v)));

    [GeneratedRegex("[A-Z]{3,}(?:_[A-Z]+)+")]
    private static partial Regex Code();
}
