using FakeForce.Engine.Formula;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules.Validation;

/// <summary>Step 5: the validation rules of the record's sObject, all of which say what they have against it.</summary>
internal static class ValidationStep
{
    public static void Run(SaveContext context)
    {
        if (context.Rules is not { Validation: { Length: > 0 } rules }) return;
        var frame = FormulaFrame.Of(context);
        foreach (var rule in rules)
            if (rule.Judge(frame) is { } error) context.Errors.Add(error);
    }
}
