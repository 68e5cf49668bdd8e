using System.Globalization;
using System.Text.Json;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Named;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The key "apiNamedQueries" of fakeforce.json, in the words of the Metadata API's ApiNamedQuery.</summary>
internal static class NamedQueryFile
{
    private static readonly DefinitionReader<NamedQueryParameter> Parameters = new("apiNamedQueryParameters", "parameterName", name => new NamedQueryParameter(name), new(StringComparer.Ordinal)
    {
        ["parameterLabel"] = (parameter, json) => parameter with { ParameterLabel = Text(json) },
        ["description"] = (parameter, json) => parameter with { Description = Text(json) },
    });

    private static readonly DefinitionReader<NamedQueryDefinition> Queries = new("apiNamedQueries", "fullName", name => new NamedQueryDefinition(name), new(StringComparer.Ordinal)
    {
        ["masterLabel"] = (query, json) => query with { MasterLabel = Text(json) },
        ["description"] = (query, json) => query with { Description = Text(json) },
        ["body2"] = (query, json) => query with { Body2 = Text(json) },
        ["apiVersion"] = (query, json) => query with { ApiVersion = Version(json) },
        ["apiNamedQueryParameters"] = (query, json) => query with { Parameters = Inner(problems => Parameters.ReadList(json, "apiNamedQueryParameters", problems)) },
    });

    /// <summary>The definitions; what is not of their form goes to <paramref name="problems"/>.</summary>
    public static List<NamedQueryDefinition> Read(JsonElement root, List<string> problems) => Queries.Read(root, problems);

    /// <summary>Adds everything that is wrong with definitions of the right form, in an org whose schema is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems)
    {
        List<string> ofForm = [];
        var queries = Read(options.Definitions, ofForm);
        if (queries.Count == 0 || ofForm.Count > 0) return;
        problems.AddRange(InvalidDefinitionException.ProblemsOf(() => _ = new NamedQueries(queries, SchemaFile.CatalogOf(options.Definitions, options.Feature), options.NewestVersion)));
    }

    // 66.0 or "66.0".
    private static int Version(JsonElement json)
    {
        var text = json.ValueKind == JsonValueKind.Number ? json.GetRawText() : Text(json);
        return text.EndsWith(".0", StringComparison.Ordinal) && int.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new FormatException("must be an API version such as 66.0");
    }
}
