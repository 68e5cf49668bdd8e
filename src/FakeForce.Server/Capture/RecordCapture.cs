using System.Text.Json;
using System.Text.Json.Nodes;
using static FakeForce.Server.Capture.FieldXml;

namespace FakeForce.Server.Capture;

/// <summary>A sample of records, as a seed takes them. References stay where both ends are in the sample.</summary>
internal sealed class RecordCapture(OrgReader org, CaptureOptions options, CaptureReport report)
{
    private readonly List<(string SObject, JsonElement Describe, List<JsonElement> Rows)> samples = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public async Task ReadAsync(string name, JsonElement describe, CancellationToken cancel)
    {
        if (options.Records == 0 || !Flag(describe, "queryable") || !Flag(describe, "createable") || name.EndsWith("__e", StringComparison.Ordinal)) return;
        var fields = describe.GetProperty("fields").EnumerateArray().Where(field => (Flag(field, "createable") || IsSummary(field)) && Text(field, "type") is not ("address" or "location" or "base64") && !CaptureOptions.Names(options.Omitted, name, Text(field, "name")!)).Select(field => Text(field, "name")!);
        var rows = await org.QueryAsync($"SELECT {string.Join(", ", fields.Prepend("Id"))} FROM {name} ORDER BY Id LIMIT {options.Records}", cancel);
        samples.Add((name, describe, rows));
        foreach (var row in rows) ids.Add(Text(row, "Id")!);
    }

    public int Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, describe, rows) in samples.Where(sample => sample.Rows.Count > 0))
        {
            var types = describe.GetProperty("fields").EnumerateArray().ToDictionary(field => Text(field, "name")!, StringComparer.Ordinal);
            var records = new JsonArray([.. rows.Select(row => Record(name, row, types)).OfType<JsonObject>()]);
            File.WriteAllText(Path.Combine(folder, name + ".json"), new JsonObject { [name] = records }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        }
        return samples.Sum(sample => sample.Rows.Count);
    }

    // A record whose master is not in the sample cannot be made.
    private JsonObject? Record(string name, JsonElement row, Dictionary<string, JsonElement> types)
    {
        var record = new JsonObject { ["Id"] = Text(row, "Id") };
        foreach (var member in row.EnumerateObject())
        {
            if (member.Name is "attributes" or "Id" || member.Value.ValueKind == JsonValueKind.Null || !types.TryGetValue(member.Name, out var field)) continue;
            if (Text(field, "type") != "reference") record[member.Name] = ValueOf(name, member);
            else if (ids.Contains(member.Value.GetString()!)) record[member.Name] = member.Value.GetString();
            else if (!Flag(field, "nillable") && !Flag(field, "defaultedOnCreate"))
            {
                report.Add($"{name} {Text(row, "Id")}: the record that {member.Name} names is not in the sample, and so it is left out");
                ids.Remove(Text(row, "Id")!);
                return null;
            }
        }
        return record;
    }

    private JsonNode? ValueOf(string name, JsonProperty member) =>
        CaptureOptions.Names(options.Scrambled, name, member.Name) && member.Value.ValueKind == JsonValueKind.String ? Scrambler.Scramble(member.Value.GetString()!) : JsonNode.Parse(member.Value.GetRawText());
}
