using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records.Steps;

internal static class Required
{
    /// <summary>One error names all that is missing, as Salesforce's does.</summary>
    public static void MustBePresent(SaveContext context)
    {
        List<string>? missing = null;
        foreach (var field in FieldSets.Of(context.Type).NotNull)
        {
            if (!IsDemanded(context, field)) continue;
            if (context.Draft[field].IsNull && !context.Errors.Any(e => e.Fields.Contains(field.Name))) (missing ??= []).Add(field.Name);
        }
        if (missing is not null) context.Fail("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]", missing);
    }

    /// <summary>The same where the record fails anyway, so that the caller hears of all at once.</summary>
    public static void BesideOtherErrors(SaveContext context)
    {
        if (context.Errors.Count > 0) MustBePresent(context);
    }

    // An update must not clear what may not be null. A create may leave out what has a default; it may name it as null
    // only where the field is a standard one, whose default is the org's to give.
    private static bool IsDemanded(SaveContext context, Field field) =>
        context.IsInsert ? field.IsRequiredOnCreate || field.Is(FieldFlags.Custom) && context.Draft.Touches(field) : context.Draft.Touches(field);
}
