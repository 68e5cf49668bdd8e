using System.Text.Json;

namespace FakeForce.Server.Options;

/// <summary>fakeforce.json: options under their camel-case names, and org content under the keys of ContentKeys.</summary>
internal sealed class ConfigFile
{
    public const string DefaultName = "fakeforce.json";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    public List<GivenOption> Given { get; } = [];
    public JsonElement Root { get; private set; }

    /// <summary>Reads the file at <paramref name="path"/>, or the default one if there is one and path is null.</summary>
    public static ConfigFile Read(string? path, string directory, List<string> problems)
    {
        var file = new ConfigFile();
        var full = Path.Combine(directory, path ?? DefaultName);
        if (File.Exists(full)) file.Parse(full, path ?? DefaultName, problems);
        else if (path is not null) problems.Add($"--config: there is no file {path}");
        return file;
    }

    private void Parse(string full, string name, List<string> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(full), Lenient);
            MustBeText(document.RootElement);
            Root = document.RootElement.Clone();
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            problems.Add($"{name}: {failure.Message}");
            return;
        }
        if (Root.ValueKind != JsonValueKind.Object) problems.Add($"{name}: the file does not hold a JSON object");
        else foreach (var property in Root.EnumerateObject()) Take(property, name, problems);
    }

    // JSON can hold half a surrogate pair, which is no text: said here, and nobody who reads a name or a value later need expect it.
    private static void MustBeText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) MustBeText(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    MustBeText(member.Value);
                }
                break;
        }
    }

    private void Take(JsonProperty property, string name, List<string> problems)
    {
        if (OptionTable.ByKey(property.Name) is { InFile: true } rule) TakeOption(rule, property, name, problems);
        else if (property.Name != "$schema" && !ContentKeys.Names.Contains(property.Name))
            problems.Add($"{name}: unknown key \"{property.Name}\"");
    }

    private void TakeOption(OptionRule rule, JsonProperty property, string name, List<string> problems)
    {
        var origin = $"{name}: \"{property.Name}\"";
        if (property.Value.ValueKind == JsonValueKind.Null) return;
        if (rule.Repeats && property.Value.ValueKind == JsonValueKind.Array)
            foreach (var item in property.Value.EnumerateArray()) TakeText(rule, item, origin, problems);
        else
            TakeText(rule, property.Value, origin, problems);
    }

    private void TakeText(OptionRule rule, JsonElement value, string origin, List<string> problems)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
        if (text is null) problems.Add($"{origin} is neither a text, a number, true nor false");
        else Given.Add(new GivenOption(rule, text, origin));
    }
}
