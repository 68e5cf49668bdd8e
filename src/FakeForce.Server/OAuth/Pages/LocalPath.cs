namespace FakeForce.Server.OAuth.Pages;

/// <summary>Where a log-in goes on: a path of this server and never another site, whoever wrote the link.</summary>
internal static class LocalPath
{
    public static string OrHome(string? path)
    {
        if (path is null || path.Length == 0 || path[0] != '/' || path.Any(c => c is '\\' || char.IsControl(c))) return "/";
        return path.StartsWith("//", StringComparison.Ordinal) ? "/" : path;
    }
}
