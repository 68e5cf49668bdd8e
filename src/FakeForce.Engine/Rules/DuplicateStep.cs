using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Duplicates;

namespace FakeForce.Engine.Rules;

/// <summary>Step 6: duplicate rules. The first that holds the record up is named.</summary>
internal static class DuplicateStep
{
    public static void Run(SaveContext context)
    {
        if (context.Rules is not { Duplicates: { Length: > 0 } rules }) return;
        foreach (var rule in rules)
        {
            if (rule.Check(context) is not { } found) continue;
            context.Errors.Add(new SaveError("DUPLICATES_DETECTED", found.Message) { Duplicates = found });
            return;
        }
    }

    /// <summary>Once the record is there: rules that report their duplicates.</summary>
    public static void Report(SaveContext context)
    {
        if (context.Rules is not { Duplicates: { Length: > 0 } rules }) return;
        foreach (var rule in rules)
            if (rule.Reported(context) is { Count: > 0 } duplicates) DuplicateRecordSets.Add(context, rule.Name, duplicates);
    }
}
