namespace FakeForce.Engine.ApexRest;

/// <summary>
/// A @RestResource's urlMapping (Apex Developer Guide, "RestResource Annotation"): case-sensitive; * stands for whatever comes last, or
/// between two slashes for one segment (that it is one and not several is not in the guide).
/// </summary>
public sealed class UrlMapping
{
    private const int MostCharacters = 255;

    private readonly string[] segments;

    /// <summary>Of a text without <see cref="Problem"/>.</summary>
    public UrlMapping(string text) => segments = SegmentsOf(text);

    public bool HasWildcard => segments.Contains("*");

    private bool IsOpen => segments is [.., "*"];

    public static string? Problem(string text) =>
        !text.StartsWith('/') ? "must begin with a slash"
        : text.Length > MostCharacters ? $"is longer than {MostCharacters} characters"
        : text.Contains("//", StringComparison.Ordinal) || text.Length == 1 ? "has an empty segment"
        : text.AsSpan().IndexOfAny('?', '#', '%') >= 0 ? "is a path, without ?, # and %"
        : text.Split('/').Any(segment => segment.Length > 1 && segment.Contains('*', StringComparison.Ordinal)) ? "has a * that is not a segment of its own"
        : null;

    /// <summary>
    /// Null if the path is another; else what stands in place of the wildcards, and whether nothing does: "URLpattern and URLpattern/* match
    /// the same URL" (Apex Developer Guide, "Apex REST Methods").
    /// </summary>
    internal (IReadOnlyList<string> Wild, bool IsExact)? Match(string[] path)
    {
        var most = IsOpen ? segments.Length - 1 : segments.Length;
        if (path.Length < most || path.Length > most && !IsOpen) return null;
        var wild = new List<string>();
        for (var i = 0; i < most; i++)
            if (segments[i] == "*") wild.Add(path[i]);
            else if (!segments[i].Equals(path[i], StringComparison.Ordinal)) return null;
        wild.AddRange(path[most..]);
        return (wild, wild.Count == 0);
    }

    internal static string[] SegmentsOf(string path) => path.Trim('/').Split('/');
}
