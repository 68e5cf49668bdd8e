using System.Text.Json;
using FakeForce.Engine.External;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The key "externalDataSources" of fakeforce.json, in the words of the metadata type ExternalDataSource.</summary>
internal static class ExternalFile
{
    public const string Key = "externalDataSources";

    private static readonly DefinitionReader<ExternalConfiguration> configurations = new("customConfiguration", "", _ => new ExternalConfiguration(), new(StringComparer.Ordinal)
    {
        ["inlineCountEnabled"] = (one, value) => one with { InlineCountEnabled = Truth(value) },
        ["csrfTokenEnabled"] = (one, value) => one with { CsrfTokenEnabled = Truth(value) },
        ["csrfTokenName"] = (one, value) => one with { CsrfTokenName = Text(value) },
        ["requestCompression"] = (one, value) => one with { RequestCompression = Truth(value) },
        ["pagination"] = (one, value) => one with { Pagination = Choice<ExternalPagination>(value) },
        ["noIdMapping"] = (one, value) => one with { NoIdMapping = Truth(value) },
        ["format"] = (one, value) => one with { Format = Choice<ExternalFormat>(value) },
        ["searchFunc"] = (one, value) => one with { SearchFunc = Text(value) },
        ["searchEnabled"] = (one, value) => one with { SearchEnabled = Truth(value) },
        ["timeout"] = (one, value) => one with { Timeout = Whole(value) },
        ["apiVersion"] = (one, value) => one with { ApiVersion = Text(value) },
        ["environment"] = (one, value) => Text(value) == "CUSTOM" ? one : throw new FormatException("must be CUSTOM: other orgs have the endpoint that is given"),
        ["compatibility"] = (one, value) => Text(value) == "DEFAULT" ? one : throw new FormatException("must be DEFAULT: FakeForce knows the compatibility of no special service"),
    });

    private static readonly DefinitionReader<ExternalSource> sources = new(Key, "fullName", name => new ExternalSource(name), new(StringComparer.Ordinal)
    {
        ["label"] = (source, value) => source with { Label = Text(value) },
        ["type"] = (source, value) => source with { Type = Choice<ExternalKind>(value) },
        ["endpoint"] = (source, value) => source with { Endpoint = Text(value) },
        ["principalType"] = (source, value) => source with { PrincipalType = Choice<PrincipalType>(value) },
        ["protocol"] = (source, value) => source with { Protocol = Choice<ExternalProtocol>(value) },
        ["username"] = (source, value) => source with { Username = Text(value) },
        ["password"] = (source, value) => source with { Password = Text(value) },
        ["token"] = (source, value) => source with { Token = Text(value) },
        ["isWritable"] = (source, value) => source with { IsWritable = Truth(value) },
        ["customHttpHeaders"] = (source, value) => source with { CustomHttpHeaders = HeadersOf(value) },
        ["customConfiguration"] = (source, value) => source with { Configuration = ConfigurationOf(value) },
    });

    /// <summary>What is not of their form goes to <paramref name="problems"/>, and so does what does not go together.</summary>
    public static ExternalOptions Read(JsonElement root, List<string> problems)
    {
        var before = problems.Count;
        var options = new ExternalOptions { Sources = sources.Read(root, problems) };
        if (problems.Count == before) problems.AddRange(options.Problems());
        return options;
    }

    // The metadata type's JSON as a text, all of whose values are texts, or the object itself.
    private static ExternalConfiguration ConfigurationOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return configurations.ReadObject(value, new ExternalConfiguration());
        try
        {
            using var inner = JsonDocument.Parse(value.GetString()!);
            return configurations.ReadObject(inner.RootElement, new ExternalConfiguration());
        }
        catch (JsonException)
        {
            throw new FormatException("must be an object, or its JSON as a text");
        }
    }

    private static bool Truth(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when value.GetString() is "true" or "false" => value.GetString() == "true",
        _ => throw new FormatException("must be true or false, as such or as a text"),
    };

    private static int Whole(JsonElement value) => value.ValueKind == JsonValueKind.String && int.TryParse(value.GetString(), out var number) ? number : Number(value);

    private static List<KeyValuePair<string, string>> HeadersOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) throw new FormatException("must be a list");
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var header in value.EnumerateArray())
        {
            if (header.ValueKind != JsonValueKind.Object || !header.TryGetProperty("headerFieldName", out var name) || !header.TryGetProperty("headerFieldValue", out var text)) throw new FormatException("has an entry without headerFieldName or headerFieldValue");
            headers.Add(new(TokenOf(Text(name)), Literal(Text(text))));
        }
        return headers;
    }

    private static string TokenOf(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? name : throw new FormatException($"has '{name}', which is no name of a header");

    // The value is a formula; of formulas FakeForce takes the constant texts, without their quotes.
    private static string Literal(string formula)
    {
        var isQuoted = formula.Length >= 2 && formula[0] is '"' or '\'' && formula[^1] == formula[0];
        var text = isQuoted ? formula[1..^1] : formula;
        if (!isQuoted && text.AsSpan().IndexOfAny("$(&") >= 0) throw new FormatException($"has the formula {formula}; FakeForce takes constant texts only");
        return text.AsSpan().IndexOfAny('\r', '\n') < 0 ? text : throw new FormatException("has a line break");
    }
}
