using System.Globalization;
using FakeForce.Server.Options;
using FakeForce.Server.Start;

namespace FakeForce.Server.Tests.Start;

public sealed class HealthCommandTests
{
    [Fact]
    public async Task Health_is_0_while_the_server_of_the_same_options_serves_and_1_afterwards()
    {
        await using var server = await Server.StartAsync();
        var port = server.Address.Port.ToString(CultureInfo.InvariantCulture);
        var (code, text, _) = await RunAsync("--port", port);
        Assert.Equal(0, code);
        Assert.Contains("\"serving\"", text, StringComparison.Ordinal);
        await server.DisposeAsync();
        var (after, _, error) = await RunAsync("--port", port);
        Assert.Equal(1, after);
        Assert.StartsWith("no answer: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_still_loading_is_not_healthy()
    {
        var loading = new TaskCompletionSource<ServedOrg>();
        await using var server = await FakeForceServer.ListenAsync(new FakeForceOptions { Port = 0 }, new HostSeams { OpenOrg = (_, _, _) => loading.Task }, Server.Ending);
        var (code, text, _) = await RunAsync("--port", server.Address.Port.ToString(CultureInfo.InvariantCulture));
        loading.SetCanceled(Server.Ending);
        Assert.Equal((1, "{\"status\":\"not serving\"}\n"), (code, text));
    }

    [Fact]
    public async Task Wrong_options_are_2()
    {
        var (code, _, error) = await RunAsync("--port", "x");
        Assert.Equal(2, code);
        Assert.Contains("is not a number", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await HealthCommand.RunAsync(OptionReading.Read(args, new Dictionary<string, string>(), Path.GetTempPath()), output, error);
        return (code, output.ToString(), error.ToString());
    }
}
