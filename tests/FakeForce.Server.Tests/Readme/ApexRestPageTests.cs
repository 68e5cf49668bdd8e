using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using FakeForce.Server.Tests.ApexRest;

namespace FakeForce.Server.Tests.Readme;

/// <summary>The README's section on Apex REST: its definitions are served, and its placeholders are all there are.</summary>
public sealed class ApexRestPageTests
{
    [Fact]
    public async Task The_stubs_of_the_page_answer_as_it_says()
    {
        var page = Page();
        var start = page.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        var file = JsonDocument.Parse(page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)]).RootElement;
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Definitions = file });
        Assert.Equal((404, """{"error":"no order 7"}"""), Shown(await org.ApexAsync("GET", "/orders/7")));
        await org.CreateAsync("Account", """{"Name":"Acme","AccountNumber":"7"}""");
        var found = await org.ApexAsync("GET", "/orders/7");
        Assert.Equal(("7", "Acme"), (found.Json.GetProperty("order").GetString(), found.Json.GetProperty("account").GetProperty("Name").GetString()));
        Assert.StartsWith("admin@fakeforce.test at 20", found.Json.GetProperty("seenBy").GetString(), StringComparison.Ordinal);
        var made = await org.ApexAsync("POST", "/orders/7", """{"lines":[1,2]}""");
        Assert.Equal((201, """{"lines":[1,2]}"""), Shown(made));
        Assert.True(Guid.TryParse(made.Headers.GetValues("X-Request").Single(), out _));
        var slow = org.ApexAsync("GET", "/flaky");
        while (!slow.IsCompleted) await org.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { seconds = 2 }, Server.Ending);
        Assert.Equal(503, (await slow).Status);
        Assert.Equal(500, (await org.ApexAsync("GET", "/flaky")).Status);
        Assert.Equal((200, "OK"), Shown(await org.ApexAsync("GET", "/flaky")));
    }

    [Fact]
    public void The_page_names_every_placeholder()
    {
        var page = Page();
        var refusal = Assert.Throws<FormatException>(() => Engine.ApexRest.Template.Parse("{{?}}")).Message;
        foreach (var name in refusal[(refusal.IndexOf("there are ", StringComparison.Ordinal) + 10)..].Split(", "))
            Assert.Contains("`{{" + name, page, StringComparison.Ordinal);
    }

    private static (int Status, string Body) Shown(Answer answer) => (answer.Status, answer.Body);

    private static string Page([CallerFilePath] string here = "")
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "README.md"));
        var section = readme[readme.IndexOf("\n## Apex REST\n", StringComparison.Ordinal)..];
        return section[..section.IndexOf("\n## Limits\n", StringComparison.Ordinal)];
    }
}
