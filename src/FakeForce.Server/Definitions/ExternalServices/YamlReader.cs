using System.Runtime.CompilerServices;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>
/// Reads one YAML document event by event, so that a hostile one is refused where it begins to be one. No tags, no types, no objects: texts,
/// lists and maps. Throws <see cref="FormatException"/> with the line.
/// </summary>
internal sealed class YamlReader(string text)
{
    /// <summary>Ours; a document of 3,000,000 characters has fewer unless it is written to have more.</summary>
    private const int MostNodes = 1_000_000;

    private readonly Parser parser = new(new StringReader(text));
    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private int nodes;

    public YamlNode Read()
    {
        try
        {
            while (Next() is StreamStart or DocumentStart) { }
            var root = Node(parser.Current!, 0);
            if (Next() is not DocumentEnd) throw Wrong("there is more than one value");
            if (Next() is not StreamEnd) throw Wrong("there is more than one document");
            return root;
        }
        catch (YamlException problem)
        {
            throw new FormatException($"is no YAML: line {problem.Start.Line}: {problem.Message}");
        }
    }

    private YamlNode Node(ParsingEvent first, int depth)
    {
        if (++nodes > MostNodes) throw Wrong($"has more than {MostNodes} values");
        if (depth > SchemaText.MaxDepth) throw Wrong($"nests deeper than {SchemaText.MaxDepth}");
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (first is AnchorAlias alias) return anchors.TryGetValue(alias.Value.Value, out var named) ? named : throw Wrong($"the alias {alias.Value.Value} names nothing before it");
        YamlNode node = first switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, scalar.IsPlainImplicit),
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            _ => throw Wrong("holds nothing"),
        };
        // Known only once it is whole: nothing can hold itself.
        if (first is NodeEvent { Anchor.IsEmpty: false } anchored) anchors[anchored.Anchor.Value] = node;
        return node;
    }

    private YamlList List(int depth)
    {
        var items = new List<YamlNode>();
        while (Next() is { } item and not SequenceEnd) items.Add(Node(item, depth + 1));
        return new YamlList(items);
    }

    private YamlMap Map(int depth)
    {
        var members = new List<KeyValuePair<string, YamlNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Next() is { } key and not MappingEnd)
        {
            if (key is not Scalar { Value: var name }) throw Wrong("has a key that is no text");
            if (name == "<<") throw Wrong("merge keys (<<) are not supported");
            if (!names.Add(name)) throw Wrong($"has the key {name} twice");
            members.Add(new(name, Node(Next(), depth + 1)));
        }
        return new YamlMap(members);
    }

    private ParsingEvent Next()
    {
        if (!parser.MoveNext()) throw Wrong("ends too early");
        return parser.Current is Comment ? Next() : parser.Current!;
    }

    private FormatException Wrong(string what) => new($"is YAML that is not taken: line {parser.Current?.Start.Line ?? 0}: {what}");
}
