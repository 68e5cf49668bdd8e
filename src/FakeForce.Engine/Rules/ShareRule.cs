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
        foreach (var (field, _) in context.Assignments)
            if (field.Name.EndsWith("AccessLevel", StringComparison.Ordinal) && context.Draft[field].AsText == "All")
                context.Fail("FIELD_INTEGRITY_EXCEPTION", $"{field.Label}: bad value for restricted picklist field: All", field.Name);
    }
}
