using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace FakeForce.Benchmarks;

/// <summary>From the start of the process to the first authenticated answer: a log-in and a query. The bare server gets the same two requests.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 15;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("fakeforce-publish").FullName;
        try
        {
            var dll = Publish(folder);
            await CompareAsync("published (ReadyToRun, as the container image has it)", () => ServerProcess.Of(dll));
            await CompareAsync("as built (JIT, as `dotnet run` has it)", () => ServerProcess.FakeForce());
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string name, Func<ServerProcess> start)
    {
        var ours = new List<double>();
        var bare = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await MeasureAsync(start));
            bare.Add(await MeasureAsync(() => ServerProcess.Bare()));
        }
        ours.Sort();
        bare.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: median of {Rounds} {ours[Rounds / 2]:N0} ms, bare Kestrel {bare[Rounds / 2]:N0} ms, ratio {ours[Rounds / 2] / bare[Rounds / 2]:N2}; best {ours[0]:N0} ms and {bare[0]:N0} ms, ratio {ours[0] / bare[0]:N2}; target 1.5"));
    }

    // The repository's root is found from the place of this program, which is tests/FakeForce.Benchmarks/bin/Release/net10.0.
    private static string Publish(string folder)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "FakeForce.sln"))) root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException("FakeForce.sln");
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var word in new[] { "publish", Path.Combine(root, "src", "FakeForce.Server"), "-c", "Release", "-r", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", folder })
            info.ArgumentList.Add(word);
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(folder, "FakeForce.Server.dll") : throw new InvalidOperationException(output);
    }

    private static async Task<double> MeasureAsync(Func<ServerProcess> start)
    {
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var server = start();
        while (!server.CanConnect()) Thread.Sleep(1);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password", ["client_id"] = "fakeforce", ["client_secret"] = "fakeforce", ["username"] = "admin@fakeforce.test", ["password"] = "fakeforce",
        });
        HttpResponseMessage answer;
        do answer = await client.PostAsync(new Uri(server.Address, "/services/oauth2/token"), form);
        while (answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        var token = json.TryGetProperty("access_token", out var found) ? found.GetString() : "none";
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await client.GetAsync(new Uri(server.Address, "/services/data/v66.0/query?q=SELECT+Id,Name+FROM+Account"))).EnsureSuccessStatusCode();
        return watch.Elapsed.TotalMilliseconds;
    }
}
