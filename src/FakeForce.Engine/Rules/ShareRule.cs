using FakeForce.Engine.Access;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>A share that is made through the API is a manual one, and gives Read or Edit: All is for owners (Object Reference, "AccountShare").</summary>
internal sealed class ShareRule : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (context.IsInsert && context["RowCause"].IsNull) context.Set("RowCause", Value.Of("Manual"));
    }

    public override void Validate(SaveContext context)
    {
        // "If you're creating a sharing entry, the only permitted value is Manual." The code is ours.
        if (context.IsInsert && context["RowCause"].AsText != "Manual") context.Fail("FIELD_INTEGRITY_EXCEPTION", $"field integrity exception: RowCause (a share that is made has the row cause Manual, not {context["RowCause"].AsText})", "RowCause");
        MustGiveMore(context);
        foreach (var (field, _) in context.Assignments)
            if (field.Name.EndsWith("AccessLevel", StringComparison.Ordinal) && context.Draft[field].AsText == "All")
                context.Fail("FIELD_INTEGRITY_EXCEPTION", $"{field.Label}: bad value for restricted picklist field: All", field.Name);
    }

    // A share must give more than everybody has (Object Reference, "AccountShare"; the texts as seen in reports: sfactsabhishek.blogspot.com, "Salesforce
    // Fact #930", and iterativelogic.com). In an org where everybody may do everything none is measured.
    private static void MustGiveMore(SaveContext context)
    {
        if (context.Errors.Count > 0 || context.Transaction.Catalog.Access is not { } policy || context.Type.AssociateParentEntity is not { } name) return;
        var catalog = context.Transaction.Catalog;
        if (!catalog.TryFind(name, out var of) || policy.ShapeOf(of, catalog) is not { Shares: { } shares } shape) return;
        RowLevel[] given = [LevelOf(context, shares.Level.Name), .. name == "Account" ? AccountChildren.Names.Select(child => LevelOf(context, child + "AccessLevel")) : []];
        RowLevel[] usual = [RowLevels.OfDefault(shape.Model), .. name == "Account" ? AccountChildren.Names.Select(child => RowLevels.OfDefault(policy.ShapeOf(catalog[child], catalog).Model)) : []];
        if (given.Zip(usual).Any(pair => pair.First > pair.Second)) return;
        if (name == "Account") context.Fail("INVALID_ACCESS_LEVEL", $"(Account, Opportunity, Case Levels, Con Levels ({Shown(given)}) are below organization levels ({Shown(usual)}))");
        else context.Fail("FIELD_INTEGRITY_EXCEPTION", $"field integrity exception: {shares.Level.Name} (trivial share level {given[0]}, for organization with default level {usual[0]})", shares.Level.Name);
    }

    private static RowLevel LevelOf(SaveContext context, string field) => context[field] is { IsNull: false } value ? RowLevels.Parse(value.AsText) : RowLevel.None;

    // Account, opportunity, case, contact.
    private static string Shown(RowLevel[] levels) => $"{levels[0]}, {levels[3]}, {levels[2]}, {levels[1]}";
}
