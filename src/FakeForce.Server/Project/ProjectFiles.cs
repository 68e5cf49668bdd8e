using MAB.DotIgnore;

namespace FakeForce.Server.Project;

/// <summary>Finds the files of a project's folders. Links are followed only where they stay inside the project.</summary>
internal sealed class ProjectFiles(string project, ProjectReport report)
{
    /// <summary>Ours.</summary>
    private const int MostFiles = 200_000, MostDepth = 40, MostIgnoreBytes = 1 << 20;

    /// <summary>What Salesforce's own tools pass over, in the words of a .gitignore (DX Developer Guide, "How to Exclude Source When Syncing").</summary>
    private const string Ignore = ".forceignore";

    /// <summary>What tools keep beside metadata, and the bundles of user interfaces.</summary>
    private static readonly HashSet<string> passed = new(StringComparer.OrdinalIgnoreCase) { "node_modules", "__tests__", "lwc", "aura", "staticresources", "experiences", "digitalExperiences", "waveTemplates", "documents", "siteDotComSites", "contentassets", "uiBundles", "webapplications" };

    private readonly List<string> found = [];
    private readonly IgnoreList? ignored = IgnoredBy(Path.Combine(project, Ignore), report);

    /// <summary>Full paths, in the order of their names.</summary>
    public List<string> In(IEnumerable<string> folders)
    {
        foreach (var folder in folders) Walk(new DirectoryInfo(folder), 0);
        if (found.Count >= MostFiles) report.Add(new(ReportKind.Wrong, ".", 0, $"a project has {MostFiles:N0} files at most"));
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private void Walk(DirectoryInfo folder, int depth)
    {
        if (depth > MostDepth)
        {
            report.Add(new(ReportKind.Wrong, ProjectPath.Shown(project, folder.FullName), 0, $"folders are nested more than {MostDepth} deep"));
            return;
        }
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (found.Count >= MostFiles) return;
            if (entry.Name.StartsWith('.') || !StaysInside(entry)) continue;
            if (IsIgnored(entry)) report.CountWithoutEffect(Ignore);
            else if (entry is FileInfo) found.Add(entry.FullName);
            else if (passed.Contains(entry.Name)) report.CountWithoutEffect(entry.Name + "/");
            else Walk((DirectoryInfo)entry, depth + 1);
        }
    }

    private bool IsIgnored(FileSystemInfo entry) => ignored?.IsIgnored(Path.GetRelativePath(project, entry.FullName).Replace('\\', '/'), entry is DirectoryInfo) == true;

    private static IgnoreList? IgnoredBy(string file, ProjectReport report)
    {
        if (!File.Exists(file)) return null;
        try
        {
            return new FileInfo(file).Length <= MostIgnoreBytes ? new IgnoreList(File.ReadAllLines(file)) : throw new IOException($"the file has more than {MostIgnoreBytes:N0} bytes");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            report.Add(new(ReportKind.Wrong, Ignore, 1, wrong.Message));
            return null;
        }
    }

    private bool StaysInside(FileSystemInfo entry)
    {
        if (entry.LinkTarget is null) return true;
        var target = entry.ResolveLinkTarget(returnFinalTarget: true);
        if (target is { Exists: true } && ProjectPath.Holds(Path.GetFullPath(project), target.FullName) && !ProjectPath.Holds(target.FullName, entry.FullName)) return true;
        report.Add(new(ReportKind.Wrong, ProjectPath.Shown(project, entry.FullName), 0, target is { Exists: true } ? "the link leads out of the project, or to a folder that holds it" : "the link leads nowhere"));
        return false;
    }
}
