using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace FakeForce.Server.Tests.Start;

/// <summary>The real process: its first screen, its signals and its exit codes.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task The_first_screen_has_all_that_a_log_in_needs()
    {
        using var process = Start("--port", "0", "--tls-port", "0", "--proxy-port", "0");
        var screen = await ScreenAsync(process);
        string[] parts = ["http://localhost:", "https://localhost:", "00DFF0", "admin@fakeforce.test", "consumer key", "consumer secret", "\nTOKEN=$(curl -s http://localhost:"];
        Assert.All(parts, part => Assert.Contains(part, screen, StringComparison.Ordinal));
        Assert.Equal(0, await SignalAsync(process, "TERM"));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_the_process_with_code_0_though_a_client_keeps_its_connection(string signal)
    {
        using var process = Start("--port", "0");
        using var client = Server.Client(new Uri(Address(await ScreenAsync(process))));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/_fakeforce/health", Server.Ending)).StatusCode);
        Assert.Equal(0, await SignalAsync(process, signal));
        Assert.Equal("FakeForce is stopping.\nFakeForce has stopped.\n", await process.StandardOutput.ReadToEndAsync(Server.Ending));
    }

    [Fact]
    public async Task Wrong_options_end_the_process_with_code_2()
    {
        using var process = Start("--port", "x");
        await process.WaitForExitAsync(Server.Ending);
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("--port: 'x' is not a number", await process.StandardError.ReadToEndAsync(Server.Ending), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bind_beyond_loopback_warns_that_this_is_a_test_double()
    {
        using var process = Start("--port", "0", "--bind", "0.0.0.0");
        await ScreenAsync(process);
        Assert.Contains("test double", await process.StandardError.ReadLineAsync(Server.Ending), StringComparison.Ordinal);
        Assert.Equal(0, await SignalAsync(process, "TERM"));
    }

    private static Process Start(params string[] args)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM");
        var start = new ProcessStartInfo("dotnet", [typeof(FakeForceServer).Assembly.Location, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Reads up to the curl line, which is the last of the first screen.</summary>
    private static async Task<string> ScreenAsync(Process process)
    {
        var screen = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(Server.Ending) is { } line)
        {
            screen.Append(line).Append('\n');
            if (line.StartsWith("TOKEN=", StringComparison.Ordinal)) break;
        }
        return screen.ToString();
    }

    private static string Address(string screen) => Regex.Match(screen, @"http://localhost:\d+").Value;

    private static async Task<int> SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(Server.Ending);
        return process.ExitCode;
    }
}
