using System.Text.Json;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>The text of an OpenAPI document, in JSON or YAML, within Salesforce's limits (Salesforce Help, "External Services System Limits").</summary>
internal static class SchemaText
{
    public const int MostJson = 10_000_000, MostYaml = 3_000_000;

    /// <summary>How deep values may nest. Ours: the documents of public APIs stay below 40.</summary>
    public const int MaxDepth = 128;

    private static readonly JsonDocumentOptions strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Throws <see cref="FormatException"/>.</summary>
    public static JsonElement Read(string text)
    {
        var start = text.AsSpan().TrimStart('\uFEFF').TrimStart();
        if (start.IsEmpty) throw new FormatException("is empty");
        var isJson = start[0] == '{';
        var most = isJson ? MostJson : MostYaml;
        if (text.Length > most) throw new FormatException($"is {(isJson ? "JSON" : "YAML")} of {text.Length} characters; {most} are the most");
        try
        {
            using var document = isJson ? JsonDocument.Parse(start.ToString(), strict) : JsonDocument.Parse(YamlJson.Write(new YamlReader(start.ToString()).Read(), MostJson), strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new FormatException("is no object");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"is no JSON that is taken: {problem.Message}");
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json says of halves of surrogate pairs, once a name is looked at.
            throw new FormatException("has a text that is no Unicode");
        }
        catch (InsufficientExecutionStackException)
        {
            throw new FormatException("nests too deep");
        }
    }

    /// <summary>Of a file, whose length is looked at first.</summary>
    public static string OfFile(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            // A character takes four bytes at most.
            return length <= 4L * MostJson ? File.ReadAllText(path) : throw new FormatException($"has {length} bytes; the longest document has {MostJson} characters");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FormatException($"cannot be read: {problem.Message}");
        }
    }
}
