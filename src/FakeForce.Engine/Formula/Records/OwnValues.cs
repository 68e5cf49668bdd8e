using FakeForce.Engine.Formula.Syntax;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Formula.Records;

/// <summary>
/// Whether a formula field is worked out of its own record's values alone, and so changes only when the record does: what a roll-up may sum up (Help,
/// "Roll-Up Summary Field": no fields of other objects, and no functions that derive values on the fly, such as NOW and TODAY).
/// </summary>
internal static class OwnValues
{
    private static readonly HashSet<string> moving = new(StringComparer.OrdinalIgnoreCase) { "NOW", "TODAY", "TIMENOW" };

    public static bool Suffice(SObjectType type, Field field) => Suffice(type, field, new HashSet<string>(StringComparer.OrdinalIgnoreCase));

    private static bool Suffice(SObjectType type, Field field, HashSet<string> seen)
    {
        if (!CalculatedRow.Holds(field) || !seen.Add(field.Name)) return true;
        try
        {
            return Suffice(type, Parser.Parse(field.CalculatedFormula!), seen);
        }
        catch (FormulaException)
        {
            // What is wrong with it is told where formulas are bound.
            return true;
        }
    }

    private static bool Suffice(SObjectType type, Expression expression, HashSet<string> seen) => expression switch
    {
        Call call => !moving.Contains(call.Name) && call.Arguments.All(argument => Suffice(type, argument, seen)),
        Reference reference => IsOwn(type, reference.Path, seen),
        _ => true,
    };

    private static bool IsOwn(SObjectType type, string path, HashSet<string> seen)
    {
        var own = path.StartsWith(type.Name + ".", StringComparison.OrdinalIgnoreCase) ? path[(type.Name.Length + 1)..] : path;
        return !own.Contains('.', StringComparison.Ordinal) && !own.StartsWith('$') && (!type.TryField(own, out var field) || Suffice(type, field, seen));
    }
}
