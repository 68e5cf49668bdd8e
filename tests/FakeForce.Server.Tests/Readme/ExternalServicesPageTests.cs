using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using FakeForce.Server.Tests.Outgoing.Callouts;

namespace FakeForce.Server.Tests.Readme;

/// <summary>The README's section on External Services: its definitions are taken, and its call asks and answers what it says.</summary>
public sealed class ExternalServicesPageTests
{
    [Fact]
    public async Task The_service_of_the_page_is_asked_and_answers_as_it_says()
    {
        var page = Page();
        await using var peer = await Peer.StartAsync(Peer.Json(200, """{"id":7,"name":"Rex"}"""));
        var file = Between(page, "```json\n", "\n```").Replace("http://localhost:9000", peer.Address, StringComparison.Ordinal);
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = JsonDocument.Parse(file).RootElement });
        var path = Regex.Match(page, @"localhost:8080(/services/\S+) -d '([^']+)'");
        var answer = await org.SendAsync("POST", path.Groups[1].Value, path.Groups[2].Value);
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal(Regex.Match(page, "`(\\{\"responseCode\"[^`]+)`").Groups[1].Value, answer.Json[0].GetProperty("outputValues").GetRawText());
        Assert.Equal(Regex.Match(page, "`GET http://localhost:9000([^`]+)`").Groups[1].Value, peer.Requests.Single().Path);
    }

    [Fact]
    public async Task The_page_names_the_standard_actions_that_are_there()
    {
        await using var org = await TestOrg.StartAsync();
        var page = Page();
        foreach (var action in (await org.GetAsync("/actions/standard")).Json.GetProperty("actions").EnumerateArray())
            Assert.Contains($"`{action.GetProperty("name").GetString()}`", page, StringComparison.Ordinal);
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Page([CallerFilePath] string here = "") =>
        Between(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "README.md")), "\n## External Services and actions\n", "\n## Limits\n");
}
