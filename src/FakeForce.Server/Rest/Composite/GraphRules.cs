using FakeForce.Engine;

namespace FakeForce.Server.Rest.Composite;

/// <summary>What graphs may be (REST API Developer Guide, "Composite Graph Limits" and "Composite Subrequest").</summary>
internal static class GraphRules
{
    public const int MostFailures = 14;

    private const int MostGraphs = 75;
    private const int MostNodes = 500;
    private const int MostDepth = 15;
    private const int MostKinds = 15;
    private const int FirstVersion = 50;

    // By the number of segments: sobjects/S, sobjects/S/id, sobjects/S/field/value.
    private static readonly Dictionary<int, string[]> methods = new()
    {
        [2] = ["POST"],
        [3] = ["DELETE", "GET", "PATCH"],
        [4] = ["DELETE", "GET", "PATCH", "POST"],
    };

    public static SalesforceException TooManyFailures =>
        new(CompositeErrors.Halted, $"Processing was halted because more than {MostFailures} graphs of the request failed.");

    /// <summary>Throws if the payload exceeds a limit; nothing is done then.</summary>
    public static void Check(IReadOnlyList<GraphInput> graphs)
    {
        if (graphs.Count > MostGraphs) throw CompositeErrors.LimitExceeded($"The request can’t contain more than {MostGraphs} graphs.");
        if (graphs.Sum(g => g.Nodes.Count) > MostNodes) throw CompositeErrors.LimitExceeded($"The request can’t contain more than {MostNodes} nodes.");
        var kinds = graphs.SelectMany(g => g.Nodes).Select(n => (n.Path.Version, n.Method, n.Path.Parts.ElementAtOrDefault(1)?.ToUpperInvariant())).Distinct().Count();
        if (kinds > MostKinds) throw CompositeErrors.LimitExceeded($"The request can’t contain more than {MostKinds} different nodes.");
        if (graphs.Any(g => Depth(g) > MostDepth)) throw CompositeErrors.LimitExceeded($"A graph can’t be deeper than {MostDepth} levels.");
        if (graphs.Select(g => g.Id).Distinct(StringComparer.Ordinal).Count() < graphs.Count)
            throw new SalesforceException("INVALID_INPUT", "Duplicate graphId provided in the request.");
    }

    public static SalesforceException? Refusal(SubrequestInput node, string url)
    {
        var path = ResourcePath.Of(url);
        var isAllowed = path.Version >= FirstVersion && path.Begins("sobjects") && methods.TryGetValue(path.Parts.Length, out var allowed) && allowed.Contains(node.Method);
        return isAllowed ? null : CompositeErrors.NotInside("Composite Graph", node.Method, url);
    }

    // Nodes refer to nodes before them alone, so one pass finds the longest chain.
    private static int Depth(GraphInput graph)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
            depths[node.ReferenceId] = 1 + References.In(node).Select(id => depths.GetValueOrDefault(id)).DefaultIfEmpty().Max();
        return depths.Count == 0 ? 0 : depths.Values.Max();
    }
}
