using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace FakeForce.Server.Tests.Readme;

/// <summary>The pages of "Bad days, one by one" in the README: what they say is run, and what they show must come of it.</summary>
public sealed partial class BadDayPagesTests
{
    public static TheoryData<string> Titles => [.. Pages().Keys];

    [Fact]
    public void There_is_a_page_for_each_of_the_days() =>
        Assert.Equal(["Expired session", "Lock contention", "Lost acknowledgement", "Outage", "Quota", "Replay window"], Pages().Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task The_page_does_what_it_says(string title)
    {
        await using var server = await Server.StartAsync(new FakeForceOptions { Port = 0 });
        var (script, output) = Pages()[title];
        var folder = Directory.CreateTempSubdirectory("fakeforce-page-");
        try
        {
            var start = new ProcessStartInfo("bash", ["-eu"]) { WorkingDirectory = folder.FullName, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            // A proxy in the environment must not carry calls to this machine.
            start.Environment["no_proxy"] = "localhost,127.0.0.1";
            using var bash = Process.Start(start)!;
            await bash.StandardInput.WriteAsync(script.Replace("localhost:8080", $"127.0.0.1:{server.Address.Port}", StringComparison.Ordinal));
            bash.StandardInput.Close();
            var (printed, errors) = (bash.StandardOutput.ReadToEndAsync(Server.Ending), bash.StandardError.ReadToEndAsync(Server.Ending));
            await bash.WaitForExitAsync(Server.Ending);
            Assert.Equal(output.TrimEnd('\n'), (await printed).TrimEnd('\n'));
            Assert.Equal((0, ""), (bash.ExitCode, await errors));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, (string Script, string Output)> Pages([CallerFilePath] string here = "")
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "README.md"));
        var section = readme[readme.IndexOf("\n## Bad days, one by one\n", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 2, StringComparison.Ordinal)];
        return Page().Matches(section).ToDictionary(page => page.Groups["title"].Value, page => (page.Groups["script"].Value, page.Groups["output"].Value));
    }

    [GeneratedRegex("### (?<title>[^\n]+)\n(?:(?!\n### ).)*?```sh\n(?<script>.*?)```\n```text\n(?<output>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Page();
}
