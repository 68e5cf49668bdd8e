using FakeForce.Server.Options;

namespace FakeForce.Server.Start;

/// <summary>`fakeforce check DIR`: what a start with this project would say of it, without a start.</summary>
internal static class CheckCommand
{
    public static int Run(OptionReading reading, TextWriter output)
    {
        ProjectText.Write(reading.Project.Report, output);
        foreach (var warning in reading.Warnings) output.WriteLine("warning: " + warning);
        foreach (var problem in reading.Problems) output.WriteLine("wrong: " + problem);
        if (reading.Problems.Count + reading.Warnings.Count > 0 || !reading.Project.Report.IsClean) return ExitCode.Failed;
        output.WriteLine("FakeForce understands all of it.");
        return ExitCode.Ended;
    }
}
