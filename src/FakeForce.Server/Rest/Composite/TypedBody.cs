using FakeForce.Engine;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Composite;

/// <summary>Bodies whose members are fixed: what is unknown, missing or of another type is refused as Jackson refuses it.</summary>
internal static class TypedBody
{
    public static void Check(JsonTree body, params ReadOnlySpan<string> known)
    {
        if (body.Kind != JsonKind.Object) throw body.Mismatch("the request");
        foreach (var member in body.Members)
            if (!known.Contains(member.Name)) throw member.Unrecognized();
    }

    /// <summary>A list that must be there; in XML a member that repeats.</summary>
    public static List<JsonTree> List(JsonTree body, string name)
    {
        var found = body.Members.FindAll(m => m.Name == name);
        if (found.Count == 0 || found[0].Value.Kind == JsonKind.Null) throw CompositeErrors.Missing(name);
        if (found[0].Value.Start < 0) return [.. found.Select(m => m.Value)];
        return found[^1].Value is { Kind: JsonKind.Array } list ? list.Items : throw found[^1].Value.Mismatch("list");
    }

    /// <summary>False unless it is given as true; Jackson takes the words in quotes too.</summary>
    public static bool Flag(JsonTree body, string name, bool otherwise = false) => body[name] switch
    {
        null => otherwise,
        { Kind: JsonKind.True or JsonKind.String, Written: "true" } => true,
        { Kind: JsonKind.False or JsonKind.String, Written: "false" } => false,
        var other => throw other.Mismatch("boolean"),
    };

    public static string Text(JsonTree body, string name) => TextOrNull(body, name) ?? throw CompositeErrors.Missing(name);

    public static string? TextOrNull(JsonTree body, string name) => body[name] switch
    {
        null => null,
        { IsScalar: true } value => value.Written,
        var other => throw other.Mismatch("string"),
    };
}
