using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace FakeForce.Server.Definitions;

/// <summary>Reads one kind of object of fakeforce.json by a table of its keys, and collects every problem instead of stopping at one.</summary>
internal sealed class DefinitionReader<T>(string list, string idKey, Func<string, T> make, Dictionary<string, Func<T, JsonElement, T>> keys)
{
    public string List => list;

    /// <summary>The list under this reader's key; none if the file has no such key.</summary>
    public List<T> Read(JsonElement root, List<string> problems) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(list, out var items) ? ReadList(items, list, problems) : [];

    /// <summary>A list that stands elsewhere; <paramref name="where"/> names the place in problems.</summary>
    public List<T> ReadList(JsonElement items, string where, List<string> problems)
    {
        var found = new List<T>();
        if (items.ValueKind != JsonValueKind.Array)
        {
            problems.Add($"{where}: must be a list");
            return found;
        }
        var index = 0;
        foreach (var item in items.EnumerateArray())
            if (ReadOne(item, $"{where}[{index++}]", problems) is { } one) found.Add(one);
        return found;
    }

    private T? ReadOne(JsonElement item, string where, List<string> problems)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(idKey, out var id) || id.ValueKind != JsonValueKind.String)
        {
            problems.Add($"{where}: must be an object with a text \"{idKey}\"");
            return default;
        }
        return ReadMembers(item, where, make(id.GetString()!), problems);
    }

    /// <summary>A single object of these keys, which may have no id; throws <see cref="FormatException"/> with every problem.</summary>
    public T ReadObject(JsonElement item, T start)
    {
        if (item.ValueKind != JsonValueKind.Object) throw new FormatException("the body must be an object");
        var problems = new List<string>();
        var one = ReadMembers(item, list, start, problems);
        return problems.Count == 0 ? one : throw new FormatException(string.Join("; ", problems));
    }

    private T ReadMembers(JsonElement item, string where, T one, List<string> problems)
    {
        foreach (var property in item.EnumerateObject())
        {
            // Generated clients send null for what is not said.
            if (property.Name == idKey || property.Value.ValueKind == JsonValueKind.Null) continue;
            if (!keys.TryGetValue(property.Name, out var set)) problems.Add($"{where}: unknown key \"{property.Name}\"");
            else if (DefinitionValue.Problem(() => one = set(one, property.Value)) is { } problem) problems.Add($"{where}: \"{property.Name}\" {problem}");
        }
        return one;
    }
}

/// <summary>The kinds of values that definitions hold; each says what it wants when it gets something else.</summary>
internal static class DefinitionValue
{
    /// <summary>What a value wants, where it got something else; null where it is right.</summary>
    public static string? Problem(Action set)
    {
        try
        {
            set();
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException("must be a text");

    public static bool Flag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new FormatException("must be true or false");

    /// <summary>UTC, unless the text says another zone.</summary>
    public static DateTimeOffset Moment(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment : throw new FormatException("must be a time such as 2026-05-01T10:00:00Z");

    /// <summary>ISO 8601: PT36H, P1DT12H.</summary>
    public static TimeSpan Duration(JsonElement value)
    {
        try
        {
            return XmlConvert.ToTimeSpan(Text(value));
        }
        catch (FormatException)
        {
            throw new FormatException("must be a text such as PT36H");
        }
        catch (OverflowException)
        {
            throw new FormatException("is too long");
        }
    }

    public static int Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw new FormatException("must be a whole number");

    /// <summary>A list of texts, or a single one.</summary>
    public static string[] Texts(JsonElement value) => value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)]
        : throw new FormatException("must be a list of texts");

    /// <summary>A list inside a value; its problems become one.</summary>
    public static List<T> Inner<T>(Func<List<string>, List<T>> read)
    {
        var problems = new List<string>();
        var found = read(problems);
        return problems.Count == 0 ? found : throw new FormatException("has problems: " + string.Join("; ", problems));
    }

    public static TEnum Choice<TEnum>(JsonElement value) where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(Text(value), ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice
            : throw new FormatException("must be one of " + string.Join(", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName)));
}
