using FakeForce.Server.Project;

namespace FakeForce.Server.Start;

/// <summary>The report on the projects of an org, as a start and `fakeforce check` print it.</summary>
internal static class ProjectText
{
    public static void Write(ProjectReport report, TextWriter output)
    {
        if (report.Read.Count > 0) output.WriteLine("project: " + Counted(report.Read));
        if (report.WithoutEffect.Count > 0) output.WriteLine("project: no effect on what APIs answer: " + Counted(report.WithoutEffect));
        foreach (var line in report.NotSupported) output.WriteLine("not supported: " + line);
        if (report.Left > 0) output.WriteLine($"and {report.Left:N0} lines more");
    }

    private static string Counted(IReadOnlyDictionary<string, int> counts) => string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"));
}
