using System.Collections;
using System.Net.Http.Json;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Options;
using FakeForce.Server.Start;

namespace FakeForce.Server.Tests.Control.Seeds;

/// <summary>--seed: what an org begins with, from folders and files.</summary>
public sealed class StartSeedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fakeforce-seed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_is_the_org_to_which_resets_go_back()
    {
        Write("Account.csv", "Name\nAcme\n");
        Write("more.json", """{"Contact":[{"LastName":"Lee"}]}""");
        Write("README.md", "not of the seed");
        await using var org = await SeededOrg.StartAsync(SeededOrg.Options with { Seed = [folder] });
        await org.Org.CreateAsync("Account", """{"Name":"Later"}""");
        await org.ResetAsync();
        Assert.Equal("Acme", await org.ValuesAsync("SELECT Name FROM Account"));
        Assert.Equal("Lee", await org.ValuesAsync("SELECT LastName FROM Contact"));
        Assert.Contains("Acme", (await org.Org.GetAsync("/search?q=" + Uri.EscapeDataString("FIND {Acme} RETURNING Account(Name)"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_brings_the_files_beside_it_and_several_seeds_are_one()
    {
        Write("plan.json", """[{"sobject":"Account","saveRefs":true,"files":["sub/Accounts.json"]}]""");
        Write("sub/Accounts.json", """{"records":[{"attributes":{"type":"Account","referenceId":"A"},"Name":"Acme"}]}""");
        Write("Contact.json", """[{"attributes":{"type":"Contact"},"LastName":"Lee","AccountId":"@A"}]""");
        await using var org = await SeededOrg.StartAsync(SeededOrg.Options with { Seed = [PathOf("Contact.json"), PathOf("plan.json")] });
        Assert.Equal("Acme", await org.ValuesAsync("SELECT Account.Name FROM Contact"));
    }

    [Fact]
    public async Task A_seed_may_take_the_place_of_what_is_there()
    {
        Write("Account.csv", "Name\nAcme\n");
        await using var org = await SeededOrg.StartAsync(SeededOrg.Options with { Seed = [folder] });
        await org.Org.CreateAsync("Case", "{}");
        Assert.NotEqual("none", await org.ProblemsAsync("""{"Account":[{}]}""", query: "?replace=true"));
        Assert.Equal(("Acme", "00001000"), (await org.ValuesAsync("SELECT Name FROM Account"), await org.ValuesAsync("SELECT CaseNumber FROM Case")));
        Assert.Equal("none", await org.ProblemsAsync("""{"replace":true,"files":{"a.json":{"Account":[{"Name":"Other"}]}}}"""));
        Assert.Equal(("001FF0000000001YAA", ""), (await org.ValuesAsync("SELECT Id FROM Account WHERE Name = 'Other'"), await org.ValuesAsync("SELECT Id FROM Case")));
        await org.Org.CreateAsync("Case", "{}");
        Assert.Equal("00001000", await org.ValuesAsync("SELECT CaseNumber FROM Case"));
    }

    [Theory]
    [InlineData("default", "Acme")]
    [InlineData("empty", "")]
    public async Task Other_orgs_have_seeds_of_their_own(string profile, string beginning)
    {
        Write("Account.csv", "Name\nAcme\n");
        await using var org = await SeededOrg.StartAsync(SeededOrg.Options with { Seed = [folder] });
        using (var made = await org.Org.Client.PostAsJsonAsync("/_fakeforce/orgs", new { name = "other", profile }, Server.Ending)) made.EnsureSuccessStatusCode();
        Assert.Equal(beginning, await NamesAsync());
        using (var seeded = await org.Org.Client.PostAsJsonAsync("/_fakeforce/orgs/other/seed?replace=true", new { Account = new[] { new { Name = "Theirs" } } }, Server.Ending)) seeded.EnsureSuccessStatusCode();
        Assert.Equal(("Theirs", "Acme"), (await NamesAsync(), await org.ValuesAsync("SELECT Name FROM Account")));
        using (var reset = await org.Org.Client.PostAsync("/_fakeforce/orgs/other/reset", null, Server.Ending)) reset.EnsureSuccessStatusCode();
        Assert.Equal(beginning, await NamesAsync());

        async Task<string> NamesAsync()
        {
            var export = await org.Org.Client.GetFromJsonAsync<JsonElement>("/_fakeforce/orgs/other/export", Server.Ending);
            Assert.False(export.TryGetProperty("User", out _), export.ToString());
            return export.TryGetProperty("Account", out var accounts) ? string.Join(", ", accounts.EnumerateArray().Select(account => account.GetProperty("Name"))) : "";
        }
    }

    [Fact]
    public async Task Ids_are_kept_when_asked_for()
    {
        Write("Account.csv", "Id,Name\n001FF0000000005,Acme\n");
        await using var org = await SeededOrg.StartAsync(SeededOrg.Options with { Seed = [folder], SeedKeepIds = true });
        Assert.Equal("001FF0000000005YAA", await org.ValuesAsync("SELECT Id FROM Account"));
    }

    [Fact]
    public async Task Problems_stop_the_start_with_the_full_list()
    {
        Write("Account.csv", "Name\n\n\"\"\n");
        Write("Contact.csv", "FirstName\nAnn\nBob\n");
        Assert.Equal((2, $"""
            FakeForce cannot start:
              {folder}/Account.csv:3: REQUIRED_FIELD_MISSING: Required fields are missing: [Name]
              {folder}/Contact.csv:2: REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]
              {folder}/Contact.csv:3: REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]
            fakeforce --help lists the options.

            """.ReplaceLineEndings("\n")), await RunAsync("--seed", folder));
        Assert.Equal((2, "FakeForce cannot start:\n  --seed: 'nowhere' is no file and no directory\nfakeforce --help lists the options.\n"), await RunAsync("--seed", "nowhere"));
    }

    [Fact]
    public async Task A_plan_leads_nowhere_else()
    {
        Write("secret.json", """{"Account":[{"Name":"Secret"}]}""");
        Write("in/plan.json", """[{"files":["../secret.json"]},{"files":["link.json"]},{"files":["way/secret.json"]}]""");
        File.CreateSymbolicLink(PathOf("in/link.json"), PathOf("secret.json"));
        Directory.CreateSymbolicLink(PathOf("in/way"), folder);
        var (_, error) = await RunAsync("--seed", PathOf("in/plan.json"));
        var plan = PathOf("in/plan.json");
        Assert.Equal($"FakeForce cannot start:\n  {plan}:1: ../secret.json is not in the folder of the plan\n  {plan}:1: there is no file link.json\n  {plan}:1: there is no file way/secret.json\nfakeforce --help lists the options.\n", error);
    }

    [Fact]
    public async Task Kept_orgs_are_seeded_once_and_a_wrong_seed_can_be_made_good()
    {
        Write("seed/Account.csv", "Nmae\nAcme\n");
        var options = SeededOrg.Options with { Seed = [PathOf("seed")], Data = PathOf("data") };
        await Assert.ThrowsAsync<SeedException>(() => SeededOrg.StartAsync(options));
        Write("seed/Account.csv", "Name\nAcme\n");
        await using (var org = await SeededOrg.StartAsync(options)) await org.Org.CreateAsync("Account", """{"Name":"Later"}""");
        await using var again = await SeededOrg.StartAsync(options);
        Assert.Equal("Acme, Later", await again.ValuesAsync("SELECT Name FROM Account ORDER BY Name"));
    }

    private static async Task<(int Code, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var reading = OptionReading.Read([.. args, "--port", "0"], new Hashtable(), Path.GetTempPath());
        return (await StartCommand.RunAsync(reading, output, error), error.ToString());
    }

    private string PathOf(string name) => Path.Combine(folder, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }
}
