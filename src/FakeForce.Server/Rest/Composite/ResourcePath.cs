using System.Globalization;

namespace FakeForce.Server.Rest.Composite;

/// <summary>
/// A subrequest's URL taken apart: <paramref name="Version"/> is 66 for /services/data/v66.0/… and 0 for anything else;
/// <paramref name="Parts"/> are the segments behind it, without the query string.
/// </summary>
internal sealed record ResourcePath(int Version, string[] Parts)
{
    private const string Prefix = "/services/data/v";

    public static ResourcePath Of(string url)
    {
        var end = url.IndexOf('?', StringComparison.Ordinal);
        var path = end < 0 ? url : url[..end];
        if (!path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return new(0, []);
        var parts = path[Prefix.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && parts[0].EndsWith(".0", StringComparison.Ordinal) && int.TryParse(parts[0].AsSpan(0, parts[0].Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new(version, parts[1..]) : new(0, []);
    }

    /// <summary>True if the path begins with these segments; their case does not matter, as in routing.</summary>
    public bool Begins(params ReadOnlySpan<string> segments)
    {
        if (Parts.Length < segments.Length) return false;
        for (var i = 0; i < segments.Length; i++)
            if (!Parts[i].Equals(segments[i], StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }

    public bool IsQuery => Begins("query") || Begins("queryAll");
    public bool IsCollection => Begins("composite", "sobjects");

    /// <summary>A record by its id or an external id.</summary>
    public bool IsRow => Begins("sobjects") && Parts.Length is 3 or 4;
}
