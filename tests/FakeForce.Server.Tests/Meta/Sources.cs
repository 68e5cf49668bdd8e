namespace FakeForce.Server.Tests.Meta;

/// <summary>One C# file of src/.</summary>
/// <param name="Path">From the repository's root, with slashes: "src/FakeForce.Engine/Org.cs".</param>
internal sealed record SourceFile(string Path, string[] Lines)
{
    public string Project => Path.Split('/')[1];

    /// <summary>The folder below the project, or "" for files beside the project file.</summary>
    public string Folder => Path.Split('/') is { Length: > 3 } parts ? parts[2] : "";

    public override string ToString() => Path;
}

/// <summary>The repository that the running tests were built from.</summary>
internal static class Sources
{
    private static readonly string[] built = ["bin", "obj", "node_modules"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> All { get; } = [.. Files("src", ".cs").Select(path => new SourceFile(path, File.ReadAllLines(Path.Combine(Root, path))))];

    /// <summary>Files with that ending below a folder, without what builds left there; none where the folder is missing.</summary>
    public static IEnumerable<string> Files(string folder, string ending)
    {
        var full = Path.Combine(Root, folder);
        if (!Directory.Exists(full)) return [];
        return Directory.EnumerateFiles(full, "*" + ending, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(built).Any())
            .Order(StringComparer.Ordinal);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FakeForce.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
