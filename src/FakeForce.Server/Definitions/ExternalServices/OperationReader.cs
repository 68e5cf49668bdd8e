using System.Text.Json;
using System.Text.RegularExpressions;
using FakeForce.Engine.Outbound.ExternalServices;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>One operation with its inputs and outputs: what both versions of OpenAPI share.</summary>
internal abstract partial class OperationReader(JsonPointers pointers, SchemaReader schemas, ApexNames names, MediaTypes media)
{
    protected JsonPointers Pointers => pointers;
    protected SchemaReader Schemas => schemas;
    protected ApexNames Names => names;
    protected MediaTypes Media => media;

    /// <summary>With what could be read; everything else goes to <paramref name="problems"/>.</summary>
    public ServiceOperation Read(FoundOperation found, List<string> problems)
    {
        var parameters = new List<ServiceParameter>();
        var responses = new List<ServiceResponse>();
        ServiceBody? body = null;
        foreach (var parameter in found.Parameters(pointers))
            Try($"parameter {Text(parameter, "name")}", () => { if (Parameter(found, parameter) is { } read) parameters.Add(read); });
        Try("request body", () => body = Body(found));
        foreach (var response in ResponsesOf(found.Json))
            Try($"response {response.Name}", () => responses.Add(Response(found, response.Name, pointers.Follow(response.Value))));
        foreach (var problem in Mistakes(found, parameters, body)) problems.Add($"{found.Name}: {problem}");
        return new ServiceOperation(found.Name, found.Method, found.Path)
        {
            Description = DescriptionOf(found.Json) ?? Text(found.Json, "summary"),
            Parameters = parameters,
            Body = body,
            Responses = responses,
        };

        void Try(string what, Action read)
        {
            if (DefinitionValue.Problem(read) is { } problem) problems.Add($"{found.Name}: {what}: {problem}");
        }
    }

    /// <summary>Null for one that is no input: a body, or what OpenAPI leaves to others.</summary>
    protected abstract ServiceParameter? Parameter(FoundOperation found, JsonElement parameter);

    protected abstract ServiceBody? Body(FoundOperation found);

    protected abstract ServiceResponse Response(FoundOperation found, string status, JsonElement response);

    protected static string? Text(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    protected static bool IsTrue(JsonElement value, string name) => value.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    protected static string? DescriptionOf(JsonElement value) => Text(value, "description") is { } text ? text.Length <= ServiceOperation.MostDescription ? text : text[..ServiceOperation.MostDescription] : null;

    protected static string NameOf(JsonElement parameter) => Text(parameter, "name") is { Length: > 0 } name ? name : throw new FormatException("it has no name");

    protected BodyEncoding EncodingOf(string mediaType, bool isResponse)
    {
        if (!MediaTypes.IsUtf8(mediaType)) throw new FormatException($"{mediaType}: FakeForce writes and reads UTF-8 alone");
        return media.Find(mediaType, isResponse) ?? throw new FormatException($"the media type {mediaType} is not supported; serviceBinding can map it to one that is");
    }

    private static IEnumerable<JsonProperty> ResponsesOf(JsonElement operation) =>
        operation.TryGetProperty("responses", out var responses) && responses.ValueKind == JsonValueKind.Object ? responses.EnumerateObject().Where(response => !response.Name.StartsWith("x-", StringComparison.Ordinal)) : [];

    private static IEnumerable<string> Mistakes(FoundOperation found, List<ServiceParameter> parameters, ServiceBody? body)
    {
        if (!ResponsesOf(found.Json).Any()) yield return "it has no responses";
        foreach (var response in ResponsesOf(found.Json))
            if (!Status().IsMatch(response.Name)) yield return $"response {response.Name}: it is no status, such as 200, 4XX or default";
        var inputs = parameters.Select(parameter => parameter.Name).Concat(body is null ? [] : [body.Name]);
        foreach (var twice in inputs.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1)) yield return $"the input {twice.Key} is there twice";
        foreach (var parameter in parameters)
            if (!IsFlat(parameter.Type)) yield return $"the parameter {parameter.Name} holds lists or objects in lists or objects, which no style can write";
        var inPath = Braces().Matches(found.Path).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var given = parameters.Where(parameter => parameter.Place == ParameterPlace.Path).ToList();
        foreach (var name in inPath.Where(name => !given.Exists(parameter => parameter.Name == name))) yield return $"the path has {{{name}}} and no parameter of that name";
        foreach (var parameter in given)
            if (!inPath.Contains(parameter.Name)) yield return $"the path has no {{{parameter.Name}}}";
            else if (!parameter.IsRequired) yield return $"the parameter {parameter.Name} is in the path and must be required";
    }

    private static bool IsFlat(DataType type) => type switch
    {
        ListType (var item) => IsSingle(item),
        MapType (var value) => IsSingle(value),
        ObjectType (_, var properties) => properties.All(property => IsSingle(property.Type)),
        _ => true,
    };

    private static bool IsSingle(DataType type) => type is PrimitiveType or AnyType;

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Braces();

    [GeneratedRegex("^([1-5][0-9][0-9]|[1-5]XX|default)$")]
    private static partial Regex Status();
}
