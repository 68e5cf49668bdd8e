using System.Text.Json;

namespace FakeForce.Server.Project;

/// <summary>The folders of a project that hold metadata: those that sfdx-project.json names, or the folder itself for the metadata format.</summary>
internal static class ProjectFolders
{
    public const string ProjectFile = "sfdx-project.json";

    /// <summary>Ours; a package has 10,000 components at most.</summary>
    private const int MostPackages = 200, MostProjectBytes = 1 << 20;

    public static List<string> Of(string project, ProjectReport report)
    {
        var file = Path.Combine(project, ProjectFile);
        if (!File.Exists(file)) return [project];
        try
        {
            if (new FileInfo(file).Length > MostProjectBytes) throw new JsonException("the file is too large");
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var packages = document.RootElement.GetProperty("packageDirectories").EnumerateArray().Select(package => package.GetProperty("path").GetString()!).ToList();
            if (packages.Count is 0 or > MostPackages) throw new JsonException($"packageDirectories has 1 to {MostPackages} entries");
            return [.. packages.Distinct(StringComparer.Ordinal).Where(path => IsInside(project, path, report)).Select(path => Path.GetFullPath(Path.Combine(project, path)))];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or IOException or UnauthorizedAccessException)
        {
            report.Add(new(ReportKind.Wrong, ProjectFile, 1, wrong is KeyNotFoundException or InvalidOperationException ? "packageDirectories must be a list of objects with a \"path\"" : wrong.Message));
            return [];
        }
    }

    private static bool IsInside(string project, string path, ProjectReport report)
    {
        var reason = !ProjectPath.Holds(project, Path.GetFullPath(Path.Combine(project, path))) ? $"the package directory {path} is outside the project"
            : !Directory.Exists(Path.Combine(project, path)) ? $"there is no package directory {path}" : null;
        if (reason is not null) report.Add(new(ReportKind.Wrong, ProjectFile, 1, reason));
        return reason is null;
    }
}
