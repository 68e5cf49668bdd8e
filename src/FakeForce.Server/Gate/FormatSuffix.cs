namespace FakeForce.Server.Gate;

/// <summary>
/// Up to v57.0 a resource's path may end in .json or .xml, which says what Accept otherwise would (REST guide, "Using
/// Resource Suffixes"); from v58.0 on it is part of the name.
/// </summary>
internal static class FormatSuffix
{
    private const int LastVersion = 57;
    private const string Prefix = "/services/data/v";

    public static RequestDelegate Wrap(RequestDelegate next) => context =>
    {
        var path = context.Request.Path.Value!;
        var suffix = path.EndsWith(".json", StringComparison.Ordinal) ? 5 : path.EndsWith(".xml", StringComparison.Ordinal) ? 4 : 0;
        if (suffix > 0 && path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && path.Length > Prefix.Length + 2
            && int.TryParse(path.AsSpan(Prefix.Length, 2), out var version) && version <= LastVersion)
        {
            context.Request.Path = path[..^suffix];
            context.Request.Headers.Accept = suffix == 5 ? "application/json" : "application/xml";
        }
        return next(context);
    };
}
