using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Seeds;

/// <summary>From an object of a recipe to rows of an sObject of this org.</summary>
internal static class RecipeBinding
{
    public static IEnumerable<SeedRows> Of(RecipePart part, RecipeObject one, int index, Transaction transaction, ulong seedValue, SeedProblems problems)
    {
        var before = problems.Listed.Count;
        if (SeedTypes.Find(transaction.Catalog, one.SObject, out var problem) is not { } type)
        {
            problems.Add(part.Text, one.Offset, problem);
            return [];
        }
        var fields = one.Fields.Select(field => (Field: Writable(part, one, type, field.Name, problems)!, field.Draw, field.Share, Parents: field.Draw is ReferenceDraw draw ? ParentsOf(part, one, transaction, draw.SObject, problems) : null)).ToList();
        var per = one.Per is null ? null : Writable(part, one, type, one.Per, problems);
        var parents = per is null ? null : ParentsOf(part, one, transaction, one.Of ?? per.ReferenceTo.FirstOrDefault() ?? "", problems);
        // The place in the recipe is part of the seed, so that objects do not all draw the same.
        var chance = new Chance(part.Recipe.SeedValue ?? seedValue, round: index + 1);
        return problems.Listed.Count > before ? [] : [new RecipeSeedRows(part.Text, type, one, [.. fields], per, parents, chance)];
    }

    private static Field? Writable(RecipePart part, RecipeObject one, SObjectType type, string name, SeedProblems problems)
    {
        if (!type.TryField(name, out var field)) problems.Add(part.Text, one.Offset, $"INVALID_FIELD: No such column '{name}' on sobject of type {type.Name}");
        else if (!field.Is(FieldFlags.Createable) && !SeedRow.Keeps(field, keepsAll: false)) problems.Add(part.Text, one.Offset, $"{name} is set by the org alone");
        else return field;
        return null;
    }

    private static RecipeParents? ParentsOf(RecipePart part, RecipeObject one, Transaction transaction, string name, SeedProblems problems)
    {
        if (SeedTypes.Find(transaction.Catalog, name, out var problem) is { } type) return new RecipeParents(transaction, type);
        problems.Add(part.Text, one.Offset, problem);
        return null;
    }
}
