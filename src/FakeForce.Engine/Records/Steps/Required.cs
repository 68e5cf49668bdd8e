namespace FakeForce.Engine.Records.Steps;

internal static class Required
{
    /// <summary>One error names all that is missing, as Salesforce's does.</summary>
    public static void MustBePresent(SaveContext context)
    {
        List<string>? missing = null;
        foreach (var field in FieldSets.Of(context.Type).Required)
        {
            if (!context.IsInsert && !context.Draft.Touches(field)) continue;
            if (context.Draft[field].IsNull && !context.Errors.Any(e => e.Fields.Contains(field.Name))) (missing ??= []).Add(field.Name);
        }
        if (missing is not null) context.Fail("REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", missing)}]", missing);
    }
}
