using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FakeForce.Server.Tests.Readme;

/// <summary>A page of the README that runs as it stands: what fakeforce.json says, where it has one, the script, and what the script prints.</summary>
internal sealed partial record ReadmePage(string Title, string Definitions, string Script, string Output)
{
    /// <summary>Those of a section, by their titles.</summary>
    public static Dictionary<string, ReadmePage> Of(string section, [CallerFilePath] string here = "")
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "README.md"));
        var text = readme[readme.IndexOf($"\n## {section}\n", StringComparison.Ordinal)..];
        text = text[..text.IndexOf("\n## ", 2, StringComparison.Ordinal)];
        return Page().Matches(text).Select(page => new ReadmePage(page.Groups["title"].Value, page.Groups["json"].Value, page.Groups["script"].Value, page.Groups["output"].Value)).ToDictionary(page => page.Title);
    }

    /// <summary>Runs it against a server of its own.</summary>
    public async Task RunAsync()
    {
        // Definitions name addresses, so ports are chosen before the start.
        var ports = (FreePort(), FreePort());
        var definitions = Definitions.Length == 0 ? default : JsonDocument.Parse(At(Definitions, ports)).RootElement;
        await using var server = await Server.StartAsync(new FakeForceOptions { Port = ports.Item1, Definitions = definitions });
        var folder = Directory.CreateTempSubdirectory("fakeforce-page-");
        try
        {
            var start = new ProcessStartInfo("bash", ["-eu"]) { WorkingDirectory = folder.FullName, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            // A proxy in the environment must not carry calls to this machine.
            start.Environment["no_proxy"] = "localhost,127.0.0.1";
            using var bash = Process.Start(start)!;
            await bash.StandardInput.WriteAsync(At(Script, ports));
            bash.StandardInput.Close();
            var (printed, errors) = (bash.StandardOutput.ReadToEndAsync(Server.Ending), bash.StandardError.ReadToEndAsync(Server.Ending));
            await bash.WaitForExitAsync(Server.Ending);
            Assert.Equal(At(Output, ports).TrimEnd('\n'), (await printed).TrimEnd('\n'));
            Assert.Equal((0, ""), (bash.ExitCode, await errors));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // FakeForce's own port, and that of whatever a page starts beside it.
    private static string At(string text, (int Own, int Other) ports) =>
        text.Replace("localhost:8080", $"127.0.0.1:{ports.Own}", StringComparison.Ordinal).Replace("18099", $"{ports.Other}", StringComparison.Ordinal);

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("### (?<title>[^\n]+)\n(?:(?!\n###? ).)*?(?:```json\n(?<json>.*?)```\n(?:(?!\n###? ).)*?)?```sh\n(?<script>.*?)```\n```text\n(?<output>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Page();
}
