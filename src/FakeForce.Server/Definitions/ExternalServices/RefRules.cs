using System.Text.Json;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>
/// References of a document: to places in it alone, and never in a circle. Whether Salesforce takes types that hold themselves is not stated
/// anywhere; FakeForce refuses them, since no flow can use them.
/// </summary>
internal static class RefRules
{
    /// <summary>Ours: of each kind of problem no more are told.</summary>
    private const int Most = 20;

    public static IEnumerable<string> Problems(DocumentWalk walk, JsonPointers pointers)
    {
        var remote = walk.References.Where(one => !JsonPointers.IsLocal(one.Reference)).ToList();
        foreach (var (place, reference) in remote.Take(Most)) yield return $"{DocumentWalk.Pointer(place)}: $ref {Shortened(reference)} leads out of the document; only references that begin with #/ are followed";
        if (remote.Count > 0) yield break;
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        var missing = walk.References.Where(one => !(known.TryGetValue(one.Reference, out var is_) ? is_ : known[one.Reference] = pointers.Find(one.Reference) is not null)).ToList();
        foreach (var (place, reference) in missing.Take(Most)) yield return $"{DocumentWalk.Pointer(place)}: $ref {Shortened(reference)} names nothing of the document";
        if (missing.Count > 0) yield break;
        foreach (var cycle in Cycles(walk).Take(Most)) yield return $"recursion is refused: {cycle}";
    }

    private static string Shortened(string text) => text.Length <= 200 ? text : text[..200] + "…";

    // An edge leads from a target to the targets right inside it, and from the innermost one to the reference that stands there. Depth first
    // without recursion of our own: chains may be as long as the document.
    private static IEnumerable<string> Cycles(DocumentWalk walk)
    {
        var targets = RefTargets.Of(walk.References.Select(one => one.Reference));
        var edges = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (place, reference) in walk.References)
        {
            string? outer = null;
            foreach (var inner in targets.Along(place))
            {
                if (outer is not null) Edge(outer, inner);
                outer = inner;
            }
            if (outer is not null) Edge(outer, targets.SpellingOf(reference)!);
        }
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in edges.Keys)
            foreach (var cycle in CyclesFrom(start, edges, done)) yield return cycle;

        void Edge(string from, string to) => (edges.TryGetValue(from, out var all) ? all : edges[from] = new(StringComparer.Ordinal)).Add(to);
    }

    private static IEnumerable<string> CyclesFrom(string start, Dictionary<string, HashSet<string>> edges, HashSet<string> done)
    {
        var open = new Stack<(string Name, IEnumerator<string> Next)>();
        var onPath = new HashSet<string>(StringComparer.Ordinal);
        Open(start);
        while (open.TryPeek(out var top))
        {
            if (!top.Next.MoveNext())
            {
                onPath.Remove(top.Name);
                done.Add(top.Name);
                open.Pop();
            }
            else if (onPath.Contains(top.Next.Current)) yield return Shown(open.Select(one => one.Name), top.Next.Current);
            else if (!done.Contains(top.Next.Current)) Open(top.Next.Current);
        }

        void Open(string name)
        {
            if (done.Contains(name)) return;
            onPath.Add(name);
            open.Push((name, (edges.TryGetValue(name, out var to) ? to : []).GetEnumerator()));
        }
    }

    private static string Shown(IEnumerable<string> inwards, string back)
    {
        var circle = inwards.TakeWhile(name => name != back).Reverse().ToList();
        var shown = circle.Count <= 8 ? circle : [.. circle.Take(4), $"… {circle.Count - 8} more …", .. circle.TakeLast(4)];
        return string.Join(" → ", [back, .. shown, back]);
    }
}
