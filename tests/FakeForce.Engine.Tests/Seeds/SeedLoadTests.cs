using System.Text;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Seeds;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Seeds;

/// <summary>Loading in one transaction: the order of sObjects, and that a seed is loaded whole or not at all.</summary>
public sealed class SeedLoadTests : IAsyncDisposable
{
    private static readonly Catalog catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions
    {
        Objects =
        [
            new() { FullName = "Leaf__c", Fields = [Lookup("Twig__c", required: true), new() { FullName = "Rank__c", Type = CustomFieldType.AutoNumber, DisplayFormat = "{YYYY}-{00}/x", StartingNumber = 3 }] },
            new() { FullName = "Twig__c", Fields = [Lookup("Branch__c", required: true), Lookup("Leaf__c", required: false)] },
            new() { FullName = "Branch__c", Fields = [Lookup("Branch__c", required: false)] },
            new() { FullName = "Hen__c", Fields = [Lookup("Egg__c", required: true)] },
            new() { FullName = "Egg__c", Fields = [Lookup("Hen__c", required: true)] },
        ],
    });

    private readonly Org org = Org.Create(new OrgOptions { Catalog = catalog }, new FakeTimeProvider(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero)));

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task Parents_come_first_and_circles_are_closed_afterwards()
    {
        var result = await LoadAsync(keepIds: false, Csv("Leaf__c", "Id,Name,Twig__c\nl1,Leaf,t1\n"), Csv("Twig__c", "Id,Name,Branch__c,Leaf__c\nt1,Twig,b2,l1\n"), Csv("Branch__c", "Id,Name,Branch__c\nb1,Low,b2\nb2,High,b1\n"));
        Assert.Equal(["Branch__c 2", "Twig__c 1", "Leaf__c 1"], result.Counts.Select(count => $"{count.Key} {count.Value}"));
        var (twig, low) = (RowOf("Twig__c", 1), RowOf("Branch__c", 1));
        Assert.Equal((catalog["Branch__c"].IdOf(2), catalog["Leaf__c"].IdOf(1)), (twig("Branch__c").AsId, twig("Leaf__c").AsId));
        Assert.Equal(catalog["Branch__c"].IdOf(2), low("Branch__c").AsId);
    }

    [Fact]
    public async Task What_needs_each_other_cannot_be_loaded() =>
        Assert.Equal(["Hen__c.csv: Hen__c, Egg__c need each other, so none of them can be loaded first"], await ProblemsAsync(Csv("Hen__c", "Id,Egg__c\nh,e\n"), Csv("Egg__c", "Id,Hen__c\ne,h\n")));

    [Fact]
    public async Task A_needed_reference_leads_to_an_earlier_record() =>
        Assert.Equal(["Twig__c.csv:2: REQUIRED_FIELD_MISSING: Branch__c: there is no record b9 before this record, and the field may not be empty"], await ProblemsAsync(Csv("Branch__c", "Id,Name\nb1,x\n"), Csv("Twig__c", "Branch__c\nb9\n")));

    [Fact]
    public async Task One_problem_and_nothing_is_loaded()
    {
        var before = org.State.Documents.Count;
        Assert.Equal(["Leaf__c.csv:3: REQUIRED_FIELD_MISSING: Required fields are missing: [Twig__c]"],
            await ProblemsAsync(Csv("Branch__c", "Id,Name\nb1,x\n"), Csv("Twig__c", "Id,Branch__c\nt1,b1\n"), Csv("Leaf__c", "Name,Twig__c\none,t1\ntwo,\n")));
        Assert.Equal((0, 0, 0, before), (Count("Branch__c"), Count("Twig__c"), Count("Leaf__c"), org.State.Documents.Count));
    }

    [Fact]
    public async Task Automatic_numbers_go_on_behind_those_that_are_kept()
    {
        await LoadAsync(keepIds: true, Csv("Branch__c", "Name\nx\n"), Csv("Twig__c", "Branch__c\na01FF0000000001\n".Replace("a01FF0000000001", catalog["Branch__c"].IdOf(1).ToString(), StringComparison.Ordinal)));
        var twig = catalog["Twig__c"].IdOf(1);
        await LoadAsync(keepIds: true, Csv("Leaf__c", $"Id,Twig__c,Rank__c\n{catalog["Leaf__c"].IdOf(4)},{twig},2019-40/x\n{catalog["Leaf__c"].IdOf(2)},{twig},odd\n"));
        await LoadAsync(keepIds: false, Csv("Leaf__c", $"Twig__c\n{twig}\n"));
        Assert.Equal(["", "odd", "", "2019-40/x", "2026-41/x"], Enumerable.Range(1, 5).Select(number => RowOf("Leaf__c", number)("Rank__c").AsText));
        Assert.Equal(3, Count("Leaf__c"));
    }

    [Fact]
    public async Task The_baseline_is_what_a_reset_goes_back_to()
    {
        await LoadAsync(keepIds: false, Csv("Account", "Name\nOne\n"));
        org.SetBaseline();
        await LoadAsync(keepIds: false, Csv("Account", "Name\nTwo\n"));
        Assert.Equal(2, Count("Account"));
        await org.ResetAsync(Ending);
        Assert.Equal(1, Count("Account"));
    }

    /// <summary>Pinned: the words, their order and the order of draws are what a seed value stands for.</summary>
    [Fact]
    public async Task A_recipe_is_the_same_for_ever()
    {
        var recipe = new Recipe(7, [new("Account", 3, 3, 0) { Fields = [new("Name", TemplateDraw.Read("{company} {n:00}, {city}")), new("AnnualRevenue", new NumberDraw(0, 1_000, 0, Distribution.Skewed)), new("Rating", new ChoiceDraw([("Hot", 1), ("Cold", 1)]), Share: 0.5)] }]);
        await LoadAsync(keepIds: false, new RecipePart(new SeedText("recipe.json", default), recipe));
        Assert.Equal("Apex 01, Lima 223 null; Cobalt 02, Berlin 8 Hot; Beacon 03, Zürich 73 null", string.Join("; ", Enumerable.Range(1, 3).Select(number => RowOf("Account", number)).Select(row => $"{row("Name")} {row("AnnualRevenue")} {row("Rating")}")));
    }

    private static CustomFieldDefinition Lookup(string parent, bool required) => new() { FullName = parent, Type = CustomFieldType.Lookup, ReferenceTo = [parent], Required = required, RelationshipName = required ? "Needing" : "Having" };

    private static CsvPart Csv(string name, string text) => new(new SeedText(name + ".csv", Encoding.UTF8.GetBytes(text)), name);

    private ValueTask<SeedResult> LoadAsync(bool keepIds, params SeedPart[] parts) => SeedLoad.RunAsync(org, new Seed(parts) { KeepIds = keepIds }, new SeedProblems(), Ending);

    private async Task<IEnumerable<string>> ProblemsAsync(params SeedPart[] parts) => (await Assert.ThrowsAsync<SeedException>(() => LoadAsync(keepIds: false, parts).AsTask())).Lines;

    private int Count(string type) => org.State.TableOf(catalog[type]).LiveCount;

    private Func<string, Value> RowOf(string type, int number) => name => org.State.TableOf(catalog[type]).RowAt(number) is { Exists: true } row && catalog[type].TryField(name, out var field) ? row.Get(field) : Value.Null;
}
