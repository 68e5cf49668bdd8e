namespace FakeForce.Engine.Formula.Nodes;

internal sealed class Sum(Node<decimal> left, Node<decimal> right) : Node<decimal>(FormulaType.Number)
{
    public override bool TryGet(FormulaFrame frame, out decimal value)
    {
        var has = left.TryGet(frame, out var a) & right.TryGet(frame, out var b);
        value = has ? a + b : 0;
        return has;
    }
}

internal sealed class Difference(Node<decimal> left, Node<decimal> right) : Node<decimal>(FormulaType.Number)
{
    public override bool TryGet(FormulaFrame frame, out decimal value)
    {
        var has = left.TryGet(frame, out var a) & right.TryGet(frame, out var b);
        value = has ? a - b : 0;
        return has;
    }
}

internal sealed class Product(Node<decimal> left, Node<decimal> right) : Node<decimal>(FormulaType.Number)
{
    public override bool TryGet(FormulaFrame frame, out decimal value)
    {
        var has = left.TryGet(frame, out var a) & right.TryGet(frame, out var b);
        value = has ? a * b : 0;
        return has;
    }
}

internal sealed class Quotient(Node<decimal> left, Node<decimal> right) : Node<decimal>(FormulaType.Number)
{
    public override bool TryGet(FormulaFrame frame, out decimal value)
    {
        value = 0;
        if (!(left.TryGet(frame, out var a) & right.TryGet(frame, out var b))) return false;
        if (b == 0) return frame.Fail("Division by zero");
        value = a / b;
        return true;
    }
}
