using System.Text.Json;
using FakeForce.Engine.Seeds;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Control.Seeds;

/// <summary>
/// {"seedValue":7,"recipe":[{"sobject":"Account","count":1000,"fields":{"Name":"{company} {n}"}},{"sobject":"Contact","per":"AccountId","count":[0,4],"fields":{…}}]}
/// </summary>
internal static class RecipeReader
{
    public static RecipeDocument Read(ref Utf8JsonReader reader)
    {
        ulong? seedValue = null;
        List<RecipeObject> objects = [];
        List<(long, string)> problems = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "seedValue" && reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var value)) seedValue = value;
            else if (name == "recipe" && reader.TokenType == JsonTokenType.StartArray) objects = Objects(ref reader, problems);
            else throw new SeedFormException(reader.TokenStartIndex, $"a recipe is {{\"seedValue\":7,\"recipe\":[…]}}, without \"{name}\" of this kind");
        }
        return new RecipeDocument(new Recipe(seedValue, objects), problems);
    }

    private static List<RecipeObject> Objects(ref Utf8JsonReader reader, List<(long, string)> problems)
    {
        var objects = new List<RecipeObject>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var offset = (int)reader.TokenStartIndex;
            var found = new List<string>();
            if (Object(JsonElement.ParseValue(ref reader), offset, found) is { } one) objects.Add(one);
            problems.AddRange(found.Select(problem => ((long)offset, problem)));
        }
        return objects;
    }

    private static RecipeObject? Object(JsonElement element, int offset, List<string> problems)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("sobject", out var name) || name.ValueKind != JsonValueKind.String)
        {
            problems.Add("must be an object with a text \"sobject\"");
            return null;
        }
        var one = new RecipeObject(name.GetString()!, 0, 0, offset);
        foreach (var member in element.EnumerateObject()) Try(member.Name, problems, () => one = With(one, member, problems));
        if (!element.TryGetProperty("count", out _)) problems.Add("must have a \"count\"");
        if (one.Of is not null && one.Per is null) problems.Add("\"of\" goes with \"per\"");
        return one;
    }

    private static RecipeObject With(RecipeObject one, JsonProperty member, List<string> problems) => member.Name switch
    {
        "sobject" => one,
        "count" => Counts(member.Value) is var (least, most) ? one with { Least = least, Most = most } : one,
        "per" => one with { Per = Text(member.Value) },
        "of" => one with { Of = Text(member.Value) },
        "fields" => one with { Fields = Fields(member.Value, problems) },
        _ => throw new FormatException("is none of sobject, count, per, of, fields"),
    };

    private static (int, int) Counts(JsonElement value)
    {
        var (least, most) = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() is [var from, var to] ? (Number(from), Number(to)) : (-1, -1) : (Number(value), Number(value));
        return least >= 0 && most >= least && most <= SeedLimits.Records ? (least, most) : throw new FormatException($"is a number, or the least and the most, from 0 to {SeedLimits.Records}");
    }

    private static List<RecipeField> Fields(JsonElement value, List<string> problems)
    {
        if (value.ValueKind != JsonValueKind.Object) throw new FormatException("must be an object");
        var fields = new List<RecipeField>();
        foreach (var member in value.EnumerateObject()) Try(member.Name, problems, () => fields.Add(DrawReader.Field(member.Name, member.Value)));
        return fields;
    }

    private static void Try(string name, List<string> problems, Action read)
    {
        if (Problem(read) is { } problem) problems.Add($"\"{name}\" {problem}");
    }
}
