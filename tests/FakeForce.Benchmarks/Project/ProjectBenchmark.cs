namespace FakeForce.Benchmarks.Project;

/// <summary>What an org's own definitions cost: loading them, saves that pass them, formulas.</summary>
internal static class ProjectBenchmark
{
    public static int Run()
    {
        LoadSpeed.Run();
        SaveSpeed.Run();
        FormulaSpeed.Run();
        return 0;
    }
}
