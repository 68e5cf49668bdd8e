using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>
/// ISBLANK and BLANKVALUE, and the older ISNULL and NULLVALUE, for which a text is never null ("Text fields are never null", Help, ISNULL and
/// NULLVALUE).
/// </summary>
internal static class BlankFunctions
{
    public static Dictionary<string, Function> All { get; } = new()
    {
        ["ISBLANK"] = Function.Of(1, IsBlank),
        ["ISNULL"] = Function.Of(1, call => call[0].Type == FormulaType.Text ? new Constant<bool>(FormulaType.Boolean, false) : IsBlank(call)),
        ["BLANKVALUE"] = Function.Of(2, call => ValueOf(call, Type(call))),
        ["NULLVALUE"] = Function.Of(2, call => Type(call) is FormulaType.Text ? call.Text(0) : ValueOf(call, Type(call))),
    };

    private static Node IsBlank(BoundCall call) => call[0] switch
    {
        Node<decimal> number => new IsBlank<decimal>(number),
        Node<string> text => new IsBlank<string>(text),
        Node<long> moment => new IsBlank<long>(moment),
        Node<Place> place => new IsBlank<Place>(place),
        NullWord => new Constant<bool>(FormulaType.Boolean, true),
        _ => throw call.Wrong(),
    };

    private static FormulaType Type(BoundCall call)
    {
        if (call[0].Type is FormulaType.Boolean or FormulaType.Location) throw call.Wrong();
        return BoundCall.Common(call[0].Type, call[1].Type) ?? throw call.Wrong(1, call[0].Type.Label());
    }

    private static Node ValueOf(BoundCall call, FormulaType type) => type switch
    {
        FormulaType.Number => new Substitute<decimal>(type, call.Number(0), call.Number(1)),
        FormulaType.Text => new Substitute<string>(type, call.Text(0), call.Text(1)),
        FormulaType.Date or FormulaType.DateTime or FormulaType.Time => new Substitute<long>(type, call.As<long>(0, type), call.As<long>(1, type)),
        FormulaType.Null => new NullWord(),
        FormulaType.Boolean => call.Truth(1),
        FormulaType.Location => call.Location(1),
        _ => throw call.Wrong(call[0].Path is null ? 1 : 0, FormulaType.Text.Label()),
    };
}
