using System.Text.Json;
using FakeForce.Engine.ApexRest;
using FakeForce.Engine.Schema;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The key "apexRest" of fakeforce.json: stubs of Apex REST resources.</summary>
internal static class ApexRestFile
{
    public const string Key = "apexRest";

    private static readonly Dictionary<string, Func<ApexAnswer, JsonElement, ApexAnswer>> answerKeys = new(StringComparer.Ordinal)
    {
        ["status"] = (answer, value) => answer with { Status = Number(value) },
        ["headers"] = (answer, value) => answer with { Headers = HeadersOf(value) },
        ["body"] = (answer, value) => answer with { Body = NodeOf(value) },
        ["text"] = (answer, value) => answer with { Text = Template.Parse(Text(value)) },
        ["contentType"] = (answer, value) => answer with { ContentType = Text(value) },
        ["exception"] = (answer, value) => answer with { Exception = Template.Parse(Text(value)) },
        ["delay"] = (answer, value) => answer with { Delay = Duration(value) },
    };

    private static readonly DefinitionReader<ApexAnswer> answers = new("responses", "", _ => new ApexAnswer(), answerKeys);

    private static readonly DefinitionReader<ApexStub> stubs = new(Key, "urlMapping", mapping => new ApexStub(mapping), new(
        answerKeys.Select(key => KeyValuePair.Create(key.Key, OfOnly(key.Value))), StringComparer.Ordinal)
    {
        ["namespace"] = (stub, value) => stub with { Namespace = Text(value) },
        ["method"] = (stub, value) => stub with { Method = Text(value) },
        ["className"] = (stub, value) => stub with { ClassName = Text(value) },
        ["query"] = (stub, value) => stub with { Query = Template.Parse(Text(value)) },
        ["noRows"] = (stub, value) => stub with { NoRows = AnswerOf(value) },
        ["responses"] = (stub, value) => stub with { Answers = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(AnswerOf)] : throw new FormatException("must be a list") },
    });

    /// <summary>The stubs; what is not of their form goes to <paramref name="problems"/>.</summary>
    public static List<ApexStub> Read(JsonElement root, List<string> problems) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(Key, out var list) ? ReadList(list, problems) : [];

    /// <summary>One stub, or {"apexRest":[…]}. Throws <see cref="FormatException"/> with every problem.</summary>
    public static List<ApexStub> Read(JsonElement body)
    {
        var problems = new List<string>();
        List<ApexStub> found = [];
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("urlMapping", out _))
        {
            using var list = JsonDocument.Parse($"[{body.GetRawText()}]");
            found = ReadList(list.RootElement, problems);
        }
        else if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty(Key, out var list) && body.EnumerateObject().Count() == 1) found = ReadList(list, problems);
        else problems.Add($"the body is a stub with a urlMapping, or {{\"{Key}\":[…]}}");
        return problems.Count == 0 ? found : throw new FormatException(string.Join("; ", problems));
    }

    /// <summary>Adds everything that is wrong with stubs of the right form, in an org whose schema is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems)
    {
        List<string> ofForm = [];
        var found = Read(options.Definitions, ofForm);
        if (found.Count == 0 || ofForm.Count > 0) return;
        problems.AddRange(InvalidDefinitionException.ProblemsOf(() => _ = new ApexStubs(found, SchemaFile.CatalogOf(options.Definitions, options.Feature), options.NewestVersion)));
    }

    private static List<ApexStub> ReadList(JsonElement list, List<string> problems)
    {
        var before = problems.Count;
        var found = stubs.ReadList(list, Key, problems);
        if (problems.Count > before) return found;
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            found[index] = found[index] with { Source = item.GetRawText() };
            if (item.TryGetProperty("responses", out _) && answerKeys.Keys.Where(key => item.TryGetProperty(key, out _)).ToList() is { Count: > 0 } own)
                problems.Add($"{Key}[{index}]: {string.Join(", ", own)} with responses: each response says its own");
        }
        return found;
    }

    // A stub of one answer says itself what that is.
    private static Func<ApexStub, JsonElement, ApexStub> OfOnly(Func<ApexAnswer, JsonElement, ApexAnswer> set) =>
        (stub, value) => stub with { Answers = [set(stub.Answers[0], value)] };

    private static ApexAnswer AnswerOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? answers.ReadObject(value, new ApexAnswer()) : throw new FormatException("must be an object such as {\"status\":503}");

    private static List<ApexHeader> HeadersOf(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? [.. value.EnumerateObject().Select(header => new ApexHeader(header.Name, Template.Parse(Text(header.Value))))]
        : throw new FormatException("must be an object of texts");

    private static BodyNode NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new ObjectNode([.. value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, NodeOf(member.Value)))]),
        JsonValueKind.Array => new ListNode([.. value.EnumerateArray().Select(NodeOf)]),
        JsonValueKind.String => new TextNode(Template.Parse(value.GetString()!)),
        _ => new FixedNode(value.GetRawText()),
    };
}
