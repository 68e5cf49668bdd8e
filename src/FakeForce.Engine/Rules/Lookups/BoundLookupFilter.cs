using FakeForce.Engine.Formula;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Lookups;

/// <summary>A look-up filter, bound to the schema.</summary>
internal sealed class BoundLookupFilter
{
    // Help, "Lookup Filters": what pages say where the filter has no message of its own.
    private const string Usual = "Value does not exist or does not match filter criteria.";

    private readonly SObjectType target;
    private readonly LookupFilter filter;
    private readonly Func<FormulaFrame, bool>[] tests;
    private readonly Func<Func<int, bool>, bool>? logic;
    private readonly HashSet<string> sourceFields;

    private BoundLookupFilter(SObjectType source, Field field, SObjectType target, LookupFilter filter, Func<FormulaFrame, bool>[] tests)
    {
        (Type, Field, this.target, this.filter, this.tests) = (source, field, target, filter, tests);
        logic = filter.BooleanFilter is { Length: > 0 } text ? FilterLogic.Parse(text, tests.Length) : null;
        sourceFields = filter.FilterItems.SelectMany(item => new[] { item.Field, item.ValueField ?? "" }).Where(path => path.StartsWith("$Source.", StringComparison.OrdinalIgnoreCase))
            .Select(path => path["$Source.".Length..]).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public SObjectType Type { get; }
    public Field Field { get; }

    /// <summary>Throws <see cref="FormatException"/> for a filter that does not fit.</summary>
    public static BoundLookupFilter Bind(SObjectType source, Field field, Catalog catalog)
    {
        var filter = field.LookupFilter!;
        if (filter.FilterItems.Count == 0) throw new FormatException("a filter needs filterItems");
        var target = catalog[field.ReferenceTo[0]];
        return new(source, field, target, filter, [.. filter.FilterItems.Select(item => TestOf(item, source, target, catalog))]);
    }

    /// <summary>What the filter has against the record that is being saved; null if nothing, or if nothing that it asks for changes.</summary>
    public SaveError? Judge(SaveContext context, FormulaFrame frame)
    {
        if (!context.IsInsert && !context.Draft.Changes(Field) && !sourceFields.Any(context.Changes)) return null;
        if (context.Draft[Field] is not { IsNull: false } value) return null;
        (frame.Data, frame.Id, frame.Row) = ((frame.Id, frame.Row), value.AsId, context.Transaction.Find(target, value.AsId));
        var holds = logic is null ? Array.TrueForAll(tests, test => test(frame)) : logic(place => tests[place](frame));
        (frame.Id, frame.Row) = ((RecordId, State.Row))frame.Data;
        return holds ? null : new SaveError("FIELD_FILTER_VALIDATION_EXCEPTION", filter.ErrorMessage is { Length: > 0 } own ? own : Usual, Field.Name);
    }

    private static Func<FormulaFrame, bool> TestOf(CriteriaItem item, SObjectType source, SObjectType target, Catalog catalog)
    {
        var left = LookupPath.Find(item.Field, source, target, catalog);
        if (item.ValueField is null) return CriteriaTest.Bind(item, left).Matches;
        return FieldComparison.Bind(item, left, LookupPath.Find(item.ValueField, source, target, catalog)).Matches;
    }
}
