namespace FakeForce.Server.Project;

/// <summary>A file that cannot be read as metadata.</summary>
internal sealed class MetadataException(string file, int line, string reason) : Exception($"{file}:{line}: {reason}")
{
    public ReportLine ToLine() => new(ReportKind.Wrong, file, line, reason);
}
