namespace FakeForce.Benchmarks.Project;

/// <summary>What an org's own definitions cost: formulas, and what builds on them.</summary>
internal static class ProjectBenchmark
{
    public static int Run()
    {
        FormulaSpeed.Run();
        return 0;
    }
}
