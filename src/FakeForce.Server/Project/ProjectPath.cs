namespace FakeForce.Server.Project;

/// <summary>Where a path is, seen from a project.</summary>
internal static class ProjectPath
{
    /// <summary>True if the folder is the path or holds it. Both are full and have no dots.</summary>
    public static bool Holds(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }

    /// <summary>As reports name it.</summary>
    public static string Shown(string project, string path) => Path.GetRelativePath(project, path).Replace('\\', '/');
}
