using System.Text.Json;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>Goes through a whole document once for its references and counts, without following any.</summary>
internal sealed class DocumentWalk
{
    /// <summary>References that are looked at. Ours: the largest documents of public APIs that fit have a third of them.</summary>
    public const int MostReferences = 200_000;

    // Whose members have names of the author's, not of OpenAPI.
    private static readonly HashSet<string> named = new(StringComparer.Ordinal)
    {
        "properties", "definitions", "schemas", "parameters", "responses", "requestBodies", "headers", "paths", "content", "callbacks", "links", "securitySchemes", "securityDefinitions",
    };

    // Whose values are of the API, not of OpenAPI.
    private static readonly HashSet<string> data = new(StringComparer.Ordinal) { "example", "examples", "default", "enum" };

    private readonly List<string> path = [];

    /// <summary>Each $ref and where it stands.</summary>
    public List<(string[] Place, string Reference)> References { get; } = [];

    /// <summary>How many there are, of which no more than <see cref="MostReferences"/> are kept.</summary>
    public int ReferenceCount { get; private set; }

    /// <summary>Properties of all schemas.</summary>
    public int Properties { get; private set; }

    /// <summary>Schemas that have properties.</summary>
    public int Objects { get; private set; }

    public static DocumentWalk Of(JsonElement root)
    {
        var walk = new DocumentWalk();
        walk.Visit(root, areNames: false);
        return walk;
    }

    public static string Pointer(IEnumerable<string> place) => "#/" + string.Join('/', place.Select(step => step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    private void Visit(JsonElement value, bool areNames)
    {
        if (value.ValueKind == JsonValueKind.Array)
            foreach (var (index, item) in value.EnumerateArray().Index()) Inside(index.ToString(System.Globalization.CultureInfo.InvariantCulture), item, areNames: false);
        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (var member in value.EnumerateObject())
        {
            if (!areNames && (data.Contains(member.Name) || member.Name.StartsWith("x-", StringComparison.Ordinal))) continue;
            if (!areNames && member.Name == "$ref" && member.Value.ValueKind == JsonValueKind.String && ReferenceCount++ < MostReferences) References.Add(([.. path], member.Value.GetString()!));
            var opensNames = !areNames && named.Contains(member.Name);
            if (opensNames && member.Name == "properties" && member.Value.ValueKind == JsonValueKind.Object) Count(member.Value);
            Inside(member.Name, member.Value, opensNames);
        }
    }

    private void Count(JsonElement properties)
    {
        Objects++;
        Properties += properties.EnumerateObject().Count();
    }

    private void Inside(string step, JsonElement value, bool areNames)
    {
        path.Add(step);
        Visit(value, areNames);
        path.RemoveAt(path.Count - 1);
    }
}
