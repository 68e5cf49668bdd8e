using FakeForce.Engine.Seeds;

namespace FakeForce.Server.Control.Seeds;

/// <summary>The files that <c>--seed</c> names: a file, what a plan names beside it, all JSON and CSV of a folder, or an archive.</summary>
internal static class SeedFolder
{
    public static IReadOnlyList<SeedPart> Read(string path, SeedProblems problems)
    {
        try
        {
            if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return SeedArchive.Read(File.ReadAllBytes(path), problems);
            var isFolder = Directory.Exists(path);
            var files = isFolder ? [.. Directory.GetFiles(path).Where(IsOfSeed).Order(StringComparer.Ordinal).Select(Load)] : new[] { Load(path) };
            if (files.Length == 0) problems.Add(path, 0, "has no .json and no .csv files");
            var root = isFolder ? path : Path.GetDirectoryName(path) ?? "";
            return new SeedFiles(name => Find(root, name), problems).Read(files);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, 0, failure.Message);
            return [];
        }
    }

    private static bool IsOfSeed(string path) => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".CSV";

    // A link may lead anywhere, so a plan may not name one, nor a way through one.
    private static SeedFile? Find(string root, string name)
    {
        if (!File.Exists(name)) return null;
        var way = root;
        foreach (var segment in Path.GetRelativePath(root.Length == 0 ? "." : root, name).Split('/', '\\'))
            if (new FileInfo(way = Path.Combine(way, segment)).LinkTarget is not null) return null;
        return Load(name);
    }

    private static SeedFile Load(string path)
    {
        if (new FileInfo(path).Length > SeedLimits.Bytes) throw new IOException($"a seed has at most {SeedLimits.Bytes} bytes");
        return new SeedFile(path.Replace('\\', '/'), File.ReadAllBytes(path));
    }
}
