namespace FakeForce.Server.Project;

/// <summary>What was not understood of a project, or is wrong with it, and what was read.</summary>
internal sealed class ProjectReport
{
    /// <summary>More lines than anybody reads. Ours.</summary>
    private const int Most = 10_000;

    private readonly List<ReportLine> lines = [];
    private readonly SortedDictionary<string, int> read = new(StringComparer.Ordinal), without = new(StringComparer.Ordinal);
    private int left;

    /// <summary>By file and line.</summary>
    public IEnumerable<ReportLine> Lines => lines.OrderBy(line => line.File, StringComparer.Ordinal).ThenBy(line => line.Line);

    public IEnumerable<ReportLine> Wrong => Lines.Where(line => line.Kind == ReportKind.Wrong);

    public IEnumerable<ReportLine> NotSupported => Lines.Where(line => line.Kind == ReportKind.NotSupported);

    /// <summary>Lines so far.</summary>
    public int Count => lines.Count + left;

    public bool IsClean => lines.Count == 0;

    /// <summary>Components by type.</summary>
    public IReadOnlyDictionary<string, int> Read => read;

    /// <summary>Files of types that change nothing that an API answers, by type.</summary>
    public IReadOnlyDictionary<string, int> WithoutEffect => without;

    /// <summary>How many lines there were no room for.</summary>
    public int Left => left;

    public void AddWrong(MetadataElement at, string reason) => Add(new(ReportKind.Wrong, at.File, at.Line, reason));

    public void AddNotSupported(MetadataElement at, string reason) => Add(new(ReportKind.NotSupported, at.File, at.Line, reason));

    public void Add(ReportLine line)
    {
        if (lines.Count < Most) lines.Add(line);
        else left++;
    }

    public void CountRead(string type) => read[type] = read.GetValueOrDefault(type) + 1;

    public void CountWithoutEffect(string type) => without[type] = without.GetValueOrDefault(type) + 1;
}
