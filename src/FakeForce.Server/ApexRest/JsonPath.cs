using System.Globalization;
using System.Text.Json;

namespace FakeForce.Server.ApexRest;

/// <summary>Goes from a value to one inside it: by the names of members, in lists by places from 0.</summary>
internal static class JsonPath
{
    public static JsonElement? Find(JsonElement value, IEnumerable<string> path, StringComparison comparison)
    {
        foreach (var step in path)
            if (Step(value, step, comparison) is { } inner) value = inner;
            else return null;
        return value;
    }

    private static JsonElement? Step(JsonElement value, string step, StringComparison comparison)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < value.GetArrayLength() ? value[place] : null;
        if (value.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in value.EnumerateObject())
            if (member.Name.Equals(step, comparison)) return member.Value;
        return null;
    }
}
