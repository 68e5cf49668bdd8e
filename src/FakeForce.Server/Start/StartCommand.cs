using System.Runtime.InteropServices;
using FakeForce.Engine;
using FakeForce.Server.Options;
using FakeForce.Server.Ports;

namespace FakeForce.Server.Start;

/// <summary>`fakeforce start`: serves until SIGTERM or SIGINT.</summary>
internal static class StartCommand
{
    public static async Task<int> RunAsync(OptionReading reading, TextWriter output, TextWriter error)
    {
        if (reading.WantsHelp || reading.WantsVersion)
        {
            output.Write(reading.WantsHelp ? HelpText.Help() : HelpText.Version + "\n");
            return ExitCode.Ended;
        }
        foreach (var warning in reading.Warnings) error.WriteLine("warning: " + warning);
        ProjectText.Write(reading.Project.Report, error);
        if (reading.Problems.Count > 0) return Refuse(reading.Problems, error);
        try
        {
            await ServeAsync(reading.Options, output, error);
            return ExitCode.Ended;
        }
        catch (Exception failure) when (failure is PortException or JournalException)
        {
            return Refuse([failure.Message], error);
        }
        catch (SeedException wrong)
        {
            return Refuse(wrong.Lines, error);
        }
        catch (Exception defect)
        {
            error.WriteLine("FakeForce cannot serve its org: " + defect);
            return ExitCode.Failed;
        }
    }

    private static int Refuse(IReadOnlyList<string> problems, TextWriter error)
    {
        error.WriteLine("FakeForce cannot start:");
        foreach (var problem in problems) error.WriteLine("  " + problem);
        error.WriteLine("fakeforce --help lists the options.");
        return ExitCode.WrongStart;
    }

    private static async Task ServeAsync(FakeForceOptions options, TextWriter output, TextWriter error)
    {
        var stop = new TaskCompletionSource<PosixSignal>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Take(context, stop));
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Take(context, stop));
        await using var server = await FakeForceServer.ListenAsync(options, new HostSeams { Log = error }, default);
        if (!BindAddress.IsLoopback(options.Bind))
            error.WriteLine($"warning: FakeForce is a test double without real security, and listens on {options.Bind}.");
        var org = await server.ServeOrgAsync();
        output.Write(Banner.Text(server, options, org.Facts, org.Seed));
        await stop.Task;
        output.WriteLine("FakeForce is stopping.");
        await server.StopAsync();
        output.WriteLine("FakeForce has stopped.");
    }

    /// <summary>The first signal drains; a second one ends the process at once, as the system does by default.</summary>
    private static void Take(PosixSignalContext context, TaskCompletionSource<PosixSignal> stop) =>
        context.Cancel = stop.TrySetResult(context.Signal);
}
