using FakeForce.Engine.Formula;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Lookups;

/// <summary>The look-up filters of an org: they judge what a look-up points to when it is saved.</summary>
internal static class LookupFilters
{
    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public static List<BoundLookupFilter> Bind(Catalog catalog)
    {
        var (bound, problems) = (new List<BoundLookupFilter>(), new List<string>());
        if (catalog is not OrgCatalog own) return bound;
        foreach (var type in own.Overlaid)
            foreach (var field in type.Fields)
                if (field.LookupFilter is { } filter && Problem(type, field, catalog, out var one) is var problem)
                    if (problem is not null) problems.Add(problem);
                    else if (filter is { Active: true, IsOptional: false }) bound.Add(one!);
        return problems.Count == 0 ? bound : throw new InvalidDefinitionException(problems);
    }

    /// <summary>What is wrong with the filters of a catalogue.</summary>
    public static IReadOnlyList<string> Problems(Catalog catalog) => InvalidDefinitionException.ProblemsOf(() => Bind(catalog));

    /// <summary>Step 5, behind the check that what is pointed to is there.</summary>
    public static void Check(SaveContext context)
    {
        if (context.Rules is not { LookupFilters: { Length: > 0 } filters }) return;
        var frame = FormulaFrame.Of(context);
        foreach (var filter in filters)
            if (filter.Judge(context, frame) is { } error) context.Errors.Add(error);
    }

    private static string? Problem(SObjectType type, Field field, Catalog catalog, out BoundLookupFilter? bound)
    {
        bound = null;
        try
        {
            bound = BoundLookupFilter.Bind(type, field, catalog);
            return null;
        }
        catch (FormatException problem)
        {
            return $"{type.Name}.{field.Name}: lookupFilter: {problem.Message}";
        }
    }
}
