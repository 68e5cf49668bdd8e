using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Seeds;

namespace FakeForce.Benchmarks;

/// <summary>Seeding an org in memory: accounts of twelve columns from CSV, beside bare reading of the same file, and accounts and contacts from a recipe.</summary>
internal static class SeedBenchmark
{
    private const int ColdRows = 50_000;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        await CsvAsync(BulkRows.Csv(0, ColdRows));
        BulkBaselines.ReadSpans(BulkRows.Csv(0, ColdRows));
        var file = BulkRows.Csv(0, rows);
        Print($"{rows:N0} accounts of {BulkRows.Columns.Length} columns, {file.Length / 1e6:N0} MB of CSV");
        for (var round = 0; round < Rounds; round++)
        {
            var bare = Time(() => BulkBaselines.ReadSpans(file));
            var seeded = await CsvAsync(file);
            Print($"seed: {rows / seeded.TotalSeconds:N0} records/s; bare CSV reading {rows / bare.TotalSeconds:N0} rows/s; ratio {bare / seeded:N3}; target 200,000 records/s");
        }
        await RecipeAsync(rows / 2);
        return 0;
    }

    private static Org Fresh()
    {
        var key = new CustomFieldDefinition { FullName = "Key__c", Type = CustomFieldType.Text, Length = 20, ExternalId = true, Unique = true };
        var catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With("Account", key);
        return Org.Create(new OrgOptions { Catalog = catalog }, TimeProvider.System);
    }

    private static async Task<TimeSpan> CsvAsync(byte[] file) => await LoadAsync(new CsvPart(new SeedText("Account.csv", file), "Account"));

    private static async Task RecipeAsync(int accounts)
    {
        var recipe = new Recipe(7,
        [
            new("Account", accounts, accounts, 0) { Fields = [new("Name", TemplateDraw.Read("{company} {n}")), new("Industry", new ChoiceDraw([("Banking", 3), ("Energy", 1)])), new("AnnualRevenue", new NumberDraw(0, 1e6, 0, Distribution.Skewed)), new("BillingCity", TemplateDraw.Read("{city}"))] },
            new("Contact", 1, 1, 0) { Per = "AccountId", Fields = [new("FirstName", TemplateDraw.Read("{firstName}")), new("LastName", TemplateDraw.Read("{lastName}"))] },
        ]);
        var took = await LoadAsync(new RecipePart(new SeedText("recipe.json", default), recipe));
        Print($"recipe: {2 * accounts / took.TotalSeconds:N0} records/s, {accounts:N0} accounts with a contact each");
    }

    private static async Task<TimeSpan> LoadAsync(SeedPart part)
    {
        await using var org = Fresh();
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await SeedLoad.RunAsync(org, new Seed([part]), new SeedProblems());
        return watch.Elapsed;
    }

    private static TimeSpan Time(Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed;
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
