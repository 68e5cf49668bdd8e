using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FakeForce.Server.Tests.Crash;

/// <summary>A server in a process of its own, on a data folder; ended as a power switch would, or as a good citizen.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, HttpClient client)
    {
        this.process = process;
        Client = client;
    }

    /// <summary>Sends the administrator's token.</summary>
    public HttpClient Client { get; }

    public string Token { get; private init; } = "";

    public static async Task<ServerProcess> StartAsync(string data, string? configuration = null)
    {
        string[] arguments = [typeof(FakeForceServer).Assembly.Location, "--port", "0", "--data", data];
        var start = new ProcessStartInfo("dotnet", configuration is null ? arguments : [.. arguments, "--config", configuration])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A short life is not worth the better code.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var process = Process.Start(start)!;
        string? address = null;
        while (await process.StandardOutput.ReadLineAsync(Server.Ending) is { } line && !line.StartsWith("TOKEN=", StringComparison.Ordinal))
            if (address is null && Regex.Match(line, @"http://localhost:\d+") is { Success: true } match) address = match.Value;
        Assert.True(address is not null, "the server did not start: " + (address is null ? await process.StandardError.ReadToEndAsync(Server.Ending) : ""));
        var client = Server.Client(new Uri(address!));
        using var answer = await client.PostAsJsonAsync("/_fakeforce/token", new { username = "admin@fakeforce.test" }, Server.Ending);
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(Server.Ending);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return new ServerProcess(process, client) { Token = token.GetProperty("access_token").GetString()! };
    }

    /// <summary>SIGKILL to this one process.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(Server.Ending);
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
