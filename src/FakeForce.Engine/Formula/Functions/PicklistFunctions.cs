using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>ISPICKVAL and INCLUDES, whose values are literals and compared without case (probes of orgs), and PICKLISTCOUNT.</summary>
internal static class PicklistFunctions
{
    public static Dictionary<string, Function> All { get; } = new()
    {
        ["ISPICKVAL"] = Function.Of(2, IsPicklistValue),
        ["INCLUDES"] = Function.Of(2, Includes),
        ["PICKLISTCOUNT"] = Function.Of(1, Count),
    };

    private static TextEquality IsPicklistValue(BoundCall call)
    {
        if (call[0] is not Node<string> { Type: FormulaType.Picklist } picklist) throw FormulaProblems.Argument(call.Name, "Picklist", call[0].Type.Label(), call.At(0));
        call.Literal(1);
        return new TextEquality(picklist, (Node<string>)call[1], false, StringComparison.OrdinalIgnoreCase);
    }

    private static Read<bool> Includes(BoundCall call)
    {
        if (call[0] is not Node<string> { Type: FormulaType.MultiPicklist } picklist) throw FormulaProblems.Argument(call.Name, "Multi-Select Picklist", call[0].Type.Label(), call.At(0));
        var wanted = call.Literal(1);
        var known = call.Scope.ValuesOf(picklist.Path ?? "");
        // labels.xml, FunctionIncludesWrongArgumentException
        if (known.Count > 0 && !known.Contains(wanted, StringComparer.OrdinalIgnoreCase))
            throw new FormulaException("Incorrect parameter for function INCLUDES(). Text Literal must be a valid value for this multi-select picklist field.", call.At(1));
        return new(FormulaType.Boolean, (FormulaFrame frame, out bool value) =>
        {
            value = picklist.TryGet(frame, out var chosen) && HasOne(chosen, wanted);
            return true;
        });
    }

    private static Read<decimal> Count(BoundCall call)
    {
        if (call[0] is not Node<string> { Type: FormulaType.MultiPicklist } picklist) throw FormulaProblems.Argument(call.Name, "Multi-Select Picklist", call[0].Type.Label(), call.At(0));
        return new(FormulaType.Number, (FormulaFrame frame, out decimal value) =>
        {
            value = picklist.TryGet(frame, out var chosen) ? chosen.AsSpan().Count(';') + 1 : 0;
            return true;
        });
    }

    private static bool HasOne(string chosen, string wanted)
    {
        foreach (var range in chosen.AsSpan().Split(';'))
            if (chosen.AsSpan(range).Equals(wanted, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
