using System.Diagnostics;

namespace FakeForce.Server.Tests.Crash;

/// <summary>Starts on data folders that cannot be used.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("fakeforce-data-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task A_folder_in_use_ends_the_second_start_with_code_2_and_the_reason()
    {
        using var first = await ServerProcess.StartAsync(data);
        using var second = Process.Start(new ProcessStartInfo("dotnet", [typeof(FakeForceServer).Assembly.Location, "--port", "0", "--data", data]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var reason = await second.StandardError.ReadToEndAsync(Server.Ending);
        await second.WaitForExitAsync(Server.Ending);
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("in use by another FakeForce", reason, StringComparison.Ordinal);
        await first.KillAsync();
    }
}
