using FakeForce.Server.Options;
using FakeForce.Server.Start;

namespace FakeForce.Server.Tests.Start;

public sealed class StartCommandTests
{
    [Fact]
    public async Task Wrong_options_are_listed_and_end_with_code_2()
    {
        var (code, output, error) = await RunAsync("--port", "x", "--edition", "y");
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Equal("""
            FakeForce cannot start:
              --port: 'x' is not a number from 0 to 65535
              --edition: 'y' is none of developer, enterprise, unlimited, sandbox
            fakeforce --help lists the options.

            """, error, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task A_port_in_use_ends_with_code_2()
    {
        await using var other = await Server.StartAsync();
        var port = other.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (code, _, error) = await RunAsync("--port", port);
        Assert.Equal(2, code);
        Assert.Contains($"--port {port} cannot be opened on localhost: another process uses it", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option_and_wins_over_problems()
    {
        var (code, output, error) = await RunAsync("start", "--port", "x", "--help");
        Assert.Equal((0, ""), (code, error));
        Assert.All(OptionTable.Rules, rule => Assert.Contains($"  {rule.Switch} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_prints_one_line()
    {
        var (code, output, _) = await RunAsync("--version");
        Assert.Equal(0, code);
        Assert.Matches(@"^fakeforce \d+\.\d+\.\d+\n$", output);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var reading = OptionReading.Read(args, new System.Collections.Hashtable(), Path.GetTempPath());
        var code = await StartCommand.RunAsync(reading, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
