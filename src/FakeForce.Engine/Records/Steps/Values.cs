using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records.Steps;

internal static class Values
{
    public static void Coerce(SaveContext context)
    {
        if (context.Input.Read is { } read) context.Errors.AddRange(read.Errors);
        for (var i = context.Input.Read?.Count ?? 0; i < context.Assignments.Count; i++)
        {
            var (field, input) = context.Assignments[i];
            var coerced = field.Type.Coerce(input, field);
            if (coerced.Error is { } error) context.Errors.Add(error);
            else context.Draft[field] = coerced.Value;
        }
    }

    public static void ApplyDefaults(SaveContext context)
    {
        if (!context.IsInsert) return;
        foreach (var (field, value) in FieldSets.Of(context.Type).Defaults)
            if (!context.Draft.Touches(field)) context.Draft[field] = value;
        DefaultFormulas.Apply(context);
    }
}
