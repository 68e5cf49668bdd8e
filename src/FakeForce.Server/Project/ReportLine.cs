namespace FakeForce.Server.Project;

/// <summary>What a line of the report says.</summary>
internal enum ReportKind
{
    /// <summary>It cannot be as it is; the org does not start.</summary>
    Wrong,

    /// <summary>It may be right, and FakeForce does not know it or does not do it. With --strict the org does not start.</summary>
    NotSupported,
}

/// <summary>One line of the report on a project. <paramref name="Line"/> from 1, 0 for a file as a whole.</summary>
internal sealed record ReportLine(ReportKind Kind, string File, int Line, string Reason)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Reason}" : $"{File}: {Reason}";
}
