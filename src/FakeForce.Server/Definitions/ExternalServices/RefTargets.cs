namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>The places that references name, as a tree of their steps.</summary>
internal sealed class RefTargets
{
    private readonly Dictionary<string, RefTargets> inner = new(StringComparer.Ordinal);
    private string? reference;

    public static RefTargets Of(IEnumerable<string> references)
    {
        var root = new RefTargets();
        foreach (var one in references)
        {
            var at = root;
            foreach (var step in JsonPointers.Steps(one))
                at = at.inner.TryGetValue(step, out var next) ? next : at.inner[step] = new RefTargets();
            at.reference ??= one;
        }
        return root;
    }

    /// <summary>One spelling for all references to the same place.</summary>
    public string? SpellingOf(string wanted) => Along(JsonPointers.Steps(wanted)).LastOrDefault();

    /// <summary>The targets that a place is in, from the outside in.</summary>
    public IEnumerable<string> Along(string[] place)
    {
        var at = this;
        foreach (var step in place)
        {
            if (!at.inner.TryGetValue(step, out at)) yield break;
            if (at.reference is { } found) yield return found;
        }
    }
}
