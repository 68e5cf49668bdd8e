using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Seeds;

/// <summary>From the parts of a seed to rows of sObjects of this org.</summary>
internal static class SeedBinding
{
    /// <summary>Parts that are wrong as a whole are left out and reported.</summary>
    public static IReadOnlyList<SeedRows> Of(Seed seed, Transaction transaction, Catalog catalog, ulong seedValue, SeedProblems problems) =>
        [.. seed.Parts.SelectMany(part => part switch
        {
            CsvPart csv => Of(csv, catalog, seed.KeepIds, problems),
            RecordsPart records => Of(records, catalog, seed.KeepIds, problems),
            RecipePart recipe => recipe.Recipe.Objects.SelectMany((one, index) => RecipeBinding.Of(recipe, one, index, transaction, seedValue, problems)),
            _ => throw new InvalidOperationException(part.ToString()),
        })];

    private static IEnumerable<SeedRows> Of(CsvPart part, Catalog catalog, bool keepsAll, SeedProblems problems)
    {
        if (SeedTypes.Find(catalog, part.SObject, out var problem) is { } type) return [new CsvSeedRows(part.Text, type, catalog, keepsAll, problems)];
        problems.Add(part.Text.Name, 0, problem);
        return [];
    }

    private static IEnumerable<SeedRows> Of(RecordsPart part, Catalog catalog, bool keepsAll, SeedProblems problems) =>
        PlacedRecords.Of(part, catalog, problems).Select(group => new RecordSeedRows(part, group.Type, group.Records, catalog, keepsAll));
}
