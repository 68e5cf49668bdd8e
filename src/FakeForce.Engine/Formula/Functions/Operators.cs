using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;
using static FakeForce.Engine.Formula.FormulaType;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>The signs, but for + and - (<see cref="PlusMinus"/>) and for those of logic, which are the functions AND, OR and NOT.</summary>
internal static class Operators
{
    public static Dictionary<string, Function> All { get; } = new()
    {
        ["+"] = new(1, 2, PlusMinus.Plus),
        ["-"] = new(1, 2, PlusMinus.Minus),
        ["*"] = Function.Of(2, call => new Product(call.Number(0), call.Number(1))),
        ["/"] = Function.Of(2, call => new Quotient(call.Number(0), call.Number(1))),
        ["^"] = Function.Of(2, call => new Try<decimal, decimal, decimal>(Number, call.Number(0), call.Number(1), Powers.Raise)),
        ["&"] = Function.Of(2, call => new Concatenation(call.Text(0), call.Text(1))),
        ["="] = Function.Of(2, call => Equal(call, negated: false)),
        ["<>"] = Function.Of(2, call => Equal(call, negated: true)),
        ["<"] = Function.Of(2, call => Compare(call, Order.Below)),
        [">"] = Function.Of(2, call => Compare(call, Order.Above)),
        ["<="] = Function.Of(2, call => Compare(call, Order.UpTo)),
        [">="] = Function.Of(2, call => Compare(call, Order.From)),
    };

    private static Node Equal(BoundCall call, bool negated)
    {
        if (BoundCall.Common(call[0].Type, call[1].Type) is not { } type) throw call.Wrong(1, call[0].Type.Label());
        return type switch
        {
            Text => new TextEquality(call.Text(0), call.Text(1), negated),
            Number => new Equality<decimal>(call.Number(0), call.Number(1), negated),
            FormulaType.Boolean => new Equality<bool>(new Sure(call.Truth(0)), new Sure(call.Truth(1)), negated),
            Date or FormulaType.DateTime or Time => new Equality<long>(call.As<long>(0, type), call.As<long>(1, type), negated),
            Null => new Blank<bool>(FormulaType.Boolean),
            Location => throw call.Wrong(),
            _ => throw call.Wrong(call[0].Path is null ? 1 : 0, "Text"),
        };
    }

    // Texts too have an order, by their characters' numbers; which one Salesforce's has is not documented.
    private static Node Compare(BoundCall call, Order order)
    {
        if (call[0].Type == Location || call[1].Type == Location) throw call.Wrong();
        if (BoundCall.Common(call[0].Type, call[1].Type) is not { } type) throw call.Wrong(1, call[0].Type.Label());
        return type switch
        {
            Number => new Ordering<decimal>(call.Number(0), call.Number(1), order),
            Date or FormulaType.DateTime or Time => new Ordering<long>(call.As<long>(0, type), call.As<long>(1, type), order),
            Text => new TextOrdering(call.Text(0), call.Text(1), order),
            Null => new Blank<bool>(FormulaType.Boolean),
            _ => throw call.Wrong(call[0].Type == Null ? 1 : 0, "Number, Date, DateTime"),
        };
    }
}
