using System.Globalization;
using FakeForce.Engine;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Composite;

/// <summary>
/// What subrequests answered so far, for those that refer to it: <c>@{ref.id}</c>, <c>@{ref.records[0].Name}</c>. Names
/// are case-sensitive against the answer (REST API Developer Guide, Composite Request Body).
/// <code>reference = "@{" id { "." name | "[" number "]" } "}"</code>
/// </summary>
internal sealed class References(int version)
{
    private const string Open = "@{";

    private readonly Dictionary<string, Answered> answers = new(StringComparer.Ordinal);

    public void Add(SubrequestInput subrequest, SubAnswer answer) => answers[subrequest.ReferenceId] = new Answered(subrequest, answer);

    /// <summary>The reference ids that a subrequest names.</summary>
    public static HashSet<string> In(SubrequestInput subrequest)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in subrequest.Headers.Select(h => h.Value).Append(subrequest.Url).Concat(Texts(subrequest.Body)))
            for (var at = 0; Next(text, at) is { } found; at = found.End) names.Add(IdOf(found.Path));
        return names;
    }

    /// <summary>A URL or header with its references replaced; throws PROCESSING_HALTED for one that has no value.</summary>
    public string Fill(string text, bool isUrl = false)
    {
        if (!text.Contains(Open, StringComparison.Ordinal)) return text;
        var filled = new System.Text.StringBuilder();
        var at = 0;
        for (; Next(text, at) is { } found; at = found.End)
        {
            filled.Append(text, at, found.Start - at);
            var value = TextOf(found.Path);
            // A value that is the URL itself (nextRecordsUrl, attributes.url) stays as it is.
            filled.Append(isUrl && found.Start > 0 ? Uri.EscapeDataString(value) : value);
        }
        return filled.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>A body's JSON with its references replaced: as it was written if it has none.</summary>
    public ReadOnlyMemory<byte> Fill(JsonTree? body, ReadOnlyMemory<byte> source)
    {
        if (body is null) return default;
        var written = source[body.Start..body.End];
        if (written.Span.IndexOf("@{"u8) < 0) return written;
        using var json = new JsonOut(written.Length + 256);
        Write(json, body);
        return json.Written.ToArray();
    }

    private void Write(JsonOut json, JsonTree tree)
    {
        switch (tree.Kind)
        {
            case JsonKind.Object:
                json.BeginObject();
                foreach (var (name, value) in tree.Members) Write(json.Name(Fill(name)), value);
                json.EndObject();
                break;
            case JsonKind.Array:
                json.BeginArray();
                foreach (var item in tree.Items) Write(json, item);
                json.EndArray();
                break;
            case JsonKind.String: WriteText(json, tree.Text!); break;
            default: json.Raw(System.Text.Encoding.UTF8.GetBytes(tree.Written)); break;
        }
    }

    // A string that is nothing but a reference takes the value's own type.
    private void WriteText(JsonOut json, string text)
    {
        if (Next(text, 0) is not { Start: 0 } found || found.End != text.Length) json.String(Fill(text));
        else if (Find(found.Path) is { Kind: JsonKind.String } value) json.String(value.Text);
        else json.Raw(System.Text.Encoding.UTF8.GetBytes(Find(found.Path).Written));
    }

    private string TextOf(string path) => Find(path) is { Kind: not JsonKind.Null } value ? value.Written : "";

    private JsonTree Find(string path)
    {
        var id = IdOf(path);
        if (!answers.TryGetValue(id, out var answered) || answered.Answer.IsError || !ReferenceIds.IsLegal(id)) throw NoValue(path, id, isKnown: answered is not null);
        var value = id.Length < path.Length ? Follow(answered.Body, path[id.Length..]) : null;
        if (value is not { IsScalar: true }) throw NoValue(path, id, isKnown: true);
        // From 52.0 a null field of a row may be referred to; in all other cases null is no value (Composite Subrequest Result).
        if (value.Kind == JsonKind.Null && !(version >= 52 && answered.Subrequest is { Method: "GET", Path.IsRow: true })) throw NoValue(path, id, isKnown: true);
        return value;
    }

    private static JsonTree? Follow(JsonTree? value, string steps)
    {
        for (var at = 0; at < steps.Length && value is not null;)
        {
            var end = steps.AsSpan(at + 1).IndexOfAny('.', '[');
            end = end < 0 ? steps.Length : at + 1 + end;
            var step = steps[at..end];
            if (step[0] == '.') value = value.Members.Find(m => m.Name == step[1..])?.Value;
            else if (step[^1] != ']' || !int.TryParse(step.AsSpan(1, step.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return null;
            else value = index < value.Items.Count ? value.Items[index] : null;
            at = end;
        }
        return value;
    }

    // Both texts are the guide's: the short one for ids that cannot be referred to, the long one for values that are missing.
    private static SalesforceException NoValue(string path, string id, bool isKnown) => new(CompositeErrors.Halted,
        $"Invalid reference specified. No value for {path} found in {id}." + (isKnown ? " " + CompositeErrors.MustStart("referenceId", path) : ""));

    private static string IdOf(string path) => path.AsSpan().IndexOfAny('.', '[') is >= 0 and var end ? path[..end] : path;

    private static (int Start, int End, string Path)? Next(string text, int from)
    {
        var start = text.IndexOf(Open, from, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('}', start);
        return end < 0 ? null : (start, end + 1, text[(start + Open.Length)..end]);
    }

    private static IEnumerable<string> Texts(JsonTree? tree) => tree is null ? [] : tree.Kind == JsonKind.String ? [tree.Text!]
        : tree.Members.SelectMany(m => Texts(m.Value).Append(m.Name)).Concat(tree.Items.SelectMany(Texts));

    private sealed class Answered(SubrequestInput subrequest, SubAnswer answer)
    {
        private readonly Lazy<JsonTree?> body = new(() => answer.Body.IsEmpty ? null : JsonIn.ReadTree(answer.Body));

        public SubrequestInput Subrequest => subrequest;
        public SubAnswer Answer => answer;
        public JsonTree? Body => body.Value;
    }
}
