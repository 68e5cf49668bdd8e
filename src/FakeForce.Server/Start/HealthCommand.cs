using FakeForce.Server.Control;
using FakeForce.Server.Options;
using FakeForce.Server.Ports;

namespace FakeForce.Server.Start;

/// <summary>
/// `fakeforce health`: asks the server that runs with the same options whether it serves. For images without curl: a
/// container's HEALTHCHECK runs it.
/// </summary>
internal static class HealthCommand
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(OptionReading reading, TextWriter output, TextWriter error)
    {
        foreach (var problem in reading.Problems) error.WriteLine(problem);
        if (reading.Problems.Count > 0) return ExitCode.WrongStart;
        // A proxy in the environment must not carry a call to this machine.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = patience };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://{BindAddress.HostName(reading.Options.Bind)}:{reading.Options.Port}{ControlRoutes.Prefix}{ControlRoutes.Health}"));
            output.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? ExitCode.Ended : ExitCode.Failed;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            error.WriteLine("no answer: " + failure.Message);
            return ExitCode.Failed;
        }
    }
}
