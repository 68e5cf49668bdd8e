using System.Diagnostics;

namespace FakeForce.Server.Tests.Clients;

/// <summary>What a program printed, and the code it ended with.</summary>
internal sealed record ProgramEnd(int Code, string Output, string Errors)
{
    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program to its end; one that outlasts the limit is killed with its children, and has code -1. A variable of null is taken away.</summary>
    public static async Task<ProgramEnd> OfAsync(string program, string[] arguments, string folder, IEnumerable<KeyValuePair<string, string?>> variables, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Server.Ending);
        patience.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new ProgramEnd(-1, await output, $"{await errors}\n{program} did not end within {limit}.");
        }
        return new ProgramEnd(process.ExitCode, await output, await errors);
    }
}
