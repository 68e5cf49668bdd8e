namespace FakeForce.Engine.Records.Steps;

/// <summary>Values that the org would set itself, as a seed has them ("Set Audit Fields upon Record Creation").</summary>
internal static class SeededValues
{
    public static void Apply(SaveContext context)
    {
        if (context.Seeded is not { } seeded) return;
        foreach (var (field, value) in seeded.Values) context.Draft[field] = value;
    }
}
