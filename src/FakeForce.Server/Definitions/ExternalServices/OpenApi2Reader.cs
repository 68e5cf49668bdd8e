using System.Text.Json;
using FakeForce.Engine.Outbound.ExternalServices;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>Operations of OpenAPI 2.0.</summary>
internal sealed class OpenApi2Reader(JsonElement root, JsonPointers pointers, SchemaReader schemas, ApexNames names, MediaTypes media) : OperationReader(pointers, schemas, names, media)
{
    protected override ServiceParameter? Parameter(FoundOperation found, JsonElement parameter)
    {
        var name = NameOf(parameter);
        var place = Text(parameter, "in");
        if (place == "body") return null;
        ParameterPlace read = place switch
        {
            "path" => ParameterPlace.Path,
            "query" => ParameterPlace.Query,
            "header" => ParameterPlace.Header,
            "formData" => FormOf(found),
            _ => throw new FormatException($"it is in {place ?? "nothing"}, not in path, query, header, formData or body"),
        };
        if (Text(parameter, "type") is null) throw new FormatException("it has no type");
        var format = Text(parameter, "collectionFormat") ?? "csv";
        return new ServiceParameter(name, read, Schemas.Read(parameter, Names.OfInput(found.Name, name)))
        {
            IsRequired = IsTrue(parameter, "required"),
            Description = DescriptionOf(parameter),
            Explodes = format == "multi" && read is ParameterPlace.Query or ParameterPlace.Form,
            Style = format switch
            {
                "csv" or "multi" => ParameterStyle.Comma,
                "ssv" => ParameterStyle.Space,
                "tsv" => ParameterStyle.Tab,
                "pipes" => ParameterStyle.Pipe,
                _ => throw new FormatException($"the collectionFormat {format} is unknown"),
            },
        };
    }

    protected override ServiceBody? Body(FoundOperation found)
    {
        var bodies = found.Parameters(Pointers).Where(parameter => Text(parameter, "in") == "body").ToList();
        if (bodies.Count == 0) return null;
        if (bodies.Count > 1) throw new FormatException("there is more than one");
        var name = NameOf(bodies[0]);
        if (!bodies[0].TryGetProperty("schema", out var schema)) throw new FormatException("it has no schema");
        var mediaType = Chosen(found, "consumes", isResponse: false);
        return new ServiceBody(name, mediaType, EncodingOf(mediaType, isResponse: false), Schemas.Read(schema, Names.OfInput(found.Name, name)))
        {
            IsRequired = IsTrue(bodies[0], "required"),
            Description = DescriptionOf(bodies[0]),
        };
    }

    protected override ServiceResponse Response(FoundOperation found, string status, JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object) throw new FormatException("it must be an object");
        if (!response.TryGetProperty("schema", out var schema)) return new ServiceResponse(status, []);
        var type = Schemas.Read(schema, Names.OfOutput(found.Name, status));
        var chosen = Chosen(found, "produces", isResponse: true);
        List<string> all = [chosen, .. MediaTypesOf(found, "produces").Where(one => one != chosen && Media.Find(one, isResponse: true) is not null)];
        return new ServiceResponse(status, [.. all.Select(one => new ResponseContent(one, EncodingOf(one, isResponse: true), type))]);
    }

    private ParameterPlace FormOf(FoundOperation found)
    {
        var consumes = MediaTypesOf(found, "consumes");
        return consumes.Count == 0 || consumes.Any(one => Media.Find(one, isResponse: false) == BodyEncoding.Form) ? ParameterPlace.Form
            : throw new FormatException($"a form of {string.Join(", ", consumes)} is not supported");
    }

    // The first that is supported; where none is, the first is told of.
    private string Chosen(FoundOperation found, string key, bool isResponse)
    {
        var all = MediaTypesOf(found, key);
        return all.Count == 0 ? MediaTypes.Json : all.Find(one => Media.Find(one, isResponse) is not null) ?? all[0];
    }

    private List<string> MediaTypesOf(FoundOperation found, string key) =>
        found.Json.TryGetProperty(key, out var own) && own.ValueKind == JsonValueKind.Array ? [.. own.EnumerateArray().Select(one => one.ToString())]
            : root.TryGetProperty(key, out var all) && all.ValueKind == JsonValueKind.Array ? [.. all.EnumerateArray().Select(one => one.ToString())] : [];
}
