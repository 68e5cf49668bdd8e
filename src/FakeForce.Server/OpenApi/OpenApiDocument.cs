using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeForce.Server.OpenApi;

/// <summary>
/// One OpenAPI 3.0 document. It is made from our own tables because Microsoft.AspNetCore.OpenApi describes handlers by their
/// parameters and results, and ours are plain RequestDelegates, which start faster; a table that nothing but this reads
/// costs a start nothing.
/// </summary>
internal sealed record OpenApiDocument(string FileName, string Title, IReadOnlyList<Section> Sections)
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required string SecurityName { get; init; }
    public required JsonObject Security { get; init; }

    public string Text(IReadOnlySet<string> routes)
    {
        var paths = new JsonObject();
        foreach (var section in Sections)
            foreach (var operation in section.Operations) Add(paths, section, operation, routes);
        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = Title, ["version"] = typeof(OpenApiDocument).Assembly.GetName().Version!.ToString(3) },
            ["tags"] = new JsonArray([.. Sections.Select(section => new JsonObject { ["name"] = section.Tag, ["description"] = section.Description })]),
            ["security"] = new JsonArray(new JsonObject { [SecurityName] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { [SecurityName] = Security.DeepClone() },
                ["schemas"] = Schemas(),
            },
        }.ToJsonString(Layout) + "\n";
    }

    /// <summary>"GET,POST /a" is "GET /a" and "POST /a".</summary>
    public static IEnumerable<string> RoutesOf(Operation operation)
    {
        var (methods, path) = Split(operation);
        return methods.Select(method => $"{method} {path}");
    }

    private static void Add(JsonObject paths, Section section, Operation operation, IReadOnlySet<string> routes)
    {
        var (methods, path) = Split(operation);
        if (paths[path] is not JsonObject calls) paths[path] = calls = new JsonObject { ["parameters"] = PathParameters(path) };
        foreach (var method in methods)
        {
            calls[method.ToLowerInvariant()] = Call(section, operation, method == methods[0] ? operation.Id : $"{operation.Id}By{Word(method)}", method != "GET");
            if (method == "GET" && routes.Contains($"HEAD {path}")) calls["head"] = Head(section, operation);
        }
    }

    private static JsonObject Call(Section section, Operation operation, string id, bool hasBody)
    {
        var call = new JsonObject
        {
            ["tags"] = new JsonArray(section.Tag),
            ["operationId"] = id,
            ["summary"] = operation.Summary,
            ["parameters"] = new JsonArray([
                .. operation.Query.Select(name => Parameter("query", name.TrimEnd('!'), name.EndsWith('!'))),
                .. operation.Headers.Select(name => Parameter("header", name, false))]),
        };
        if (hasBody && operation.Body is { } body)
            call["requestBody"] = new JsonObject { ["required"] = body.IsRequired, ["content"] = ContentOf(body) };
        var responses = new JsonObject();
        foreach (var answer in operation.Answers)
            responses[answer.Status.ToString(CultureInfo.InvariantCulture)] = Response(answer.Meaning, answer.Content);
        if (section.Otherwise is { } otherwise) responses["default"] = Response("What was wrong with the call", otherwise);
        call["responses"] = responses;
        return call;
    }

    private static JsonObject Head(Section section, Operation operation) => new()
    {
        ["tags"] = new JsonArray(section.Tag),
        ["operationId"] = operation.Id + "ByHead",
        ["summary"] = "The headers that GET answers with",
        ["responses"] = new JsonObject { ["200"] = Response("As GET, without the body", null) },
    };

    private static JsonObject Response(string meaning, Content? content)
    {
        var response = new JsonObject { ["description"] = meaning };
        if (content is not null) response["content"] = ContentOf(content);
        return response;
    }

    private static JsonObject ContentOf(Content content) => new()
    {
        [content.MediaType] = new JsonObject
        {
            ["schema"] = content.Schema is { } name
                ? new JsonObject { ["$ref"] = "#/components/schemas/" + name }
                : new JsonObject { ["type"] = "string", ["format"] = "binary" },
        },
    };

    private static JsonArray PathParameters(string path) =>
        [.. path.Split('/').Where(part => part.Contains('{')).Select(part => Parameter("path", part[(part.IndexOf('{') + 1)..part.IndexOf('}')], true))];

    private static JsonObject Parameter(string place, string name, bool isRequired) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = isRequired,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private JsonObject Schemas()
    {
        var all = new JsonObject();
        foreach (var section in Sections)
            foreach (var (name, schema) in JsonNode.Parse(section.Schemas)!.AsObject()) all[name] = schema!.DeepClone();
        return all;
    }

    private static (string[] Methods, string Path) Split(Operation operation)
    {
        var space = operation.Route.IndexOf(' ', StringComparison.Ordinal);
        return (operation.Route[..space].Split(','), operation.Route[(space + 1)..]);
    }

    private static string Word(string method) => method[0] + method[1..].ToLowerInvariant();
}
