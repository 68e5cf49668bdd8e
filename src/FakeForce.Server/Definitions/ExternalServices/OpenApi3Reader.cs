using System.Text.Json;
using FakeForce.Engine.Outbound.ExternalServices;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>Operations of OpenAPI 3.0.</summary>
internal sealed class OpenApi3Reader(JsonPointers pointers, SchemaReader schemas, ApexNames names, MediaTypes media) : OperationReader(pointers, schemas, names, media)
{
    /// <summary>A request body has no name in OpenAPI 3.0; Salesforce calls the input so (seen in the names of its classes).</summary>
    private const string BodyName = "body";

    // "If in is header and the name field is Accept, Content-Type or Authorization, the parameter definition SHALL be ignored" (OpenAPI 3.0.3).
    private static readonly HashSet<string> ignored = new(StringComparer.OrdinalIgnoreCase) { "Accept", "Content-Type", "Authorization" };

    protected override ServiceParameter? Parameter(FoundOperation found, JsonElement parameter)
    {
        var name = NameOf(parameter);
        var (place, usual) = Text(parameter, "in") switch
        {
            "path" => (ParameterPlace.Path, "simple"),
            "query" => (ParameterPlace.Query, "form"),
            "header" => (ParameterPlace.Header, "simple"),
            var other => throw new FormatException($"it is in {other ?? "nothing"}, not in path, query or header"),
        };
        if (place == ParameterPlace.Header && ignored.Contains(name)) return null;
        if (!parameter.TryGetProperty("schema", out var schema)) throw new FormatException(parameter.TryGetProperty("content", out _) ? "content is not supported; a schema is" : "it has no schema");
        if (IsTrue(parameter, "allowReserved")) throw new FormatException("allowReserved is not supported");
        var style = Text(parameter, "style") ?? usual;
        var explodes = parameter.TryGetProperty("explode", out _) ? IsTrue(parameter, "explode") : style == "form";
        return new ServiceParameter(name, place, Schemas.Read(schema, Names.OfInput(found.Name, name)))
        {
            IsRequired = IsTrue(parameter, "required"),
            Description = DescriptionOf(parameter),
            Explodes = explodes,
            Style = (style, place) switch
            {
                ("simple", ParameterPlace.Path or ParameterPlace.Header) or ("form", ParameterPlace.Query) => ParameterStyle.Comma,
                // Exploded they are form, says OpenAPI 3.0.
                ("spaceDelimited", ParameterPlace.Query) => ParameterStyle.Space,
                ("pipeDelimited", ParameterPlace.Query) => ParameterStyle.Pipe,
                ("deepObject", ParameterPlace.Query) => ParameterStyle.DeepObject,
                _ => throw new FormatException($"the style {style} is not supported in {Text(parameter, "in")}"),
            },
        };
    }

    protected override ServiceBody? Body(FoundOperation found)
    {
        if (!found.Json.TryGetProperty("requestBody", out var reference)) return null;
        var body = Pointers.Follow(reference);
        var contents = ContentOf(body);
        // "A GET method with an empty request body results in a validation error" (Salesforce Help, "Schema Definitions").
        if (contents.Count == 0) throw new FormatException("it has no content");
        // The first that is supported; where none is, the first is told of.
        var chosen = contents[Math.Max(0, contents.FindIndex(one => Media.Find(one.Name, isResponse: false) is not null))];
        var encoding = EncodingOf(chosen.Name, isResponse: false);
        return new ServiceBody(BodyName, chosen.Name, encoding, TypeOf(chosen, encoding, Names.OfInput(found.Name, BodyName)))
        {
            IsRequired = IsTrue(body, "required"),
            Description = DescriptionOf(body),
        };
    }

    protected override ServiceResponse Response(FoundOperation found, string status, JsonElement response)
    {
        if (response.ValueKind != JsonValueKind.Object) throw new FormatException("it must be an object");
        var contents = ContentOf(response);
        if (contents.Count > 0 && !contents.Exists(one => Media.Find(one.Name, isResponse: true) is not null)) EncodingOf(contents[0].Name, isResponse: true);
        return new ServiceResponse(status,
        [
            .. from content in contents
               where Media.Find(content.Name, isResponse: true) is not null
               let encoding = EncodingOf(content.Name, isResponse: true)
               select new ResponseContent(content.Name, encoding, TypeOf(content, encoding, Names.OfOutput(found.Name, status))),
        ]);
    }

    private DataType TypeOf(JsonProperty content, BodyEncoding encoding, string apexClass)
    {
        if (encoding == BodyEncoding.Text) return new PrimitiveType(Primitive.String);
        if (encoding == BodyEncoding.Bytes) return new PrimitiveType(Primitive.Binary);
        if (content.Value.ValueKind != JsonValueKind.Object || !content.Value.TryGetProperty("schema", out var schema)) return new AnyType();
        return Schemas.Read(schema, apexClass);
    }

    private static List<JsonProperty> ContentOf(JsonElement holder) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object ? [.. content.EnumerateObject()] : [];
}
