using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Rules;

namespace FakeForce.Engine.Records.Steps;

/// <summary>Defaults that are formulas, for fields that a create does not name. They see who creates the record, and nothing of it (Help, "Default Field Values").</summary>
internal static class DefaultFormulas
{
    public static void Apply(SaveContext context)
    {
        var fields = FieldSets.Of(context.Type).DefaultFormulas;
        if (fields.Length == 0) return;
        var frame = FormulaFrame.Of(context.Transaction, context.Caller.UserId);
        var formulas = FormulaFields.Of(context.Transaction.Catalog);
        foreach (var field in fields)
        {
            if (context.Draft.Touches(field)) continue;
            // A formula that fails gives no default; ours.
            var value = FormulaValue.Of(formulas.DefaultOf(context.Type, field), frame, field);
            if (value.Error is { } error) context.Errors.Add(error);
            else if (!value.Value.IsNull) context.Draft[field] = value.Value;
        }
    }
}
