using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>FORMATDURATION of seconds, with days or without, of two times or of two date-times (FunctionFormatDuration of salesforce/formula-engine).</summary>
internal static class Durations
{
    public static Node Bind(BoundCall call)
    {
        if (call.Count == 1) return new Map<decimal, string>(FormulaType.Text, call.Number(0), seconds => Text((long)seconds, false));
        return call[0].Type switch
        {
            FormulaType.Number => new Map<decimal, bool, string>(FormulaType.Text, call.Number(0), call.Truth(1), (seconds, withDays) => Text((long)seconds, withDays)),
            FormulaType.Time => Between(call, FormulaType.Time, false),
            FormulaType.DateTime => Between(call, FormulaType.DateTime, true),
            FormulaType.Null => new Blank<string>(FormulaType.Text),
            _ => throw call.Wrong(0, "Number, Time, DateTime"),
        };
    }

    private static Map<long, long, string> Between(BoundCall call, FormulaType type, bool withDays) =>
        new(FormulaType.Text, call.As<long>(0, type), call.As<long>(1, type), (from, to) => Text((to - from) / 1000, withDays));

    private static string Text(long seconds, bool withDays)
    {
        seconds = Math.Abs(seconds);
        var (hours, rest) = (seconds / 3600, $"{seconds / 60 % 60:00}:{seconds % 60:00}");
        return withDays ? $"{seconds / 86_400}:{hours % 24:00}:{rest}" : $"{hours:00}:{rest}";
    }
}
