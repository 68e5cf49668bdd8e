namespace FakeForce.Engine.Formula.Nodes;

/// <summary>= and &lt;&gt; of all but texts: null if either side is (the three-valued logic of Oracle, as Salesforce's engine says).</summary>
internal sealed class Equality<T>(Node<T> left, Node<T> right, bool negated) : Node<bool>(FormulaType.Boolean) where T : struct
{
    public override bool TryGet(FormulaFrame frame, out bool value)
    {
        var has = left.TryGet(frame, out var a) & right.TryGet(frame, out var b);
        value = has && EqualityComparer<T>.Default.Equals(a, b) != negated;
        return has;
    }
}

/// <summary>= and &lt;&gt; of texts, case-sensitive: null is the empty text.</summary>
internal sealed class TextEquality(Node<string> left, Node<string> right, bool negated, StringComparison comparison = StringComparison.Ordinal) : Node<bool>(FormulaType.Boolean)
{
    public override bool TryGet(FormulaFrame frame, out bool value)
    {
        left.TryGet(frame, out var a);
        right.TryGet(frame, out var b);
        value = string.Equals(a ?? "", b ?? "", comparison) != negated;
        return true;
    }
}

/// <summary>A truth whose null is false: what a blank checkbox is where it is compared.</summary>
internal sealed class Sure(Node<bool> inner) : Node<bool>(FormulaType.Boolean)
{
    public override bool TryGet(FormulaFrame frame, out bool value)
    {
        value = inner.TryGet(frame, out var holds) && holds;
        return true;
    }
}

internal enum Order : byte { Below, Above, UpTo, From }

/// <summary>&lt; &gt; &lt;= &gt;=: null if either side is.</summary>
internal sealed class Ordering<T>(Node<T> left, Node<T> right, Order order) : Node<bool>(FormulaType.Boolean) where T : struct, IComparable<T>
{
    public override bool TryGet(FormulaFrame frame, out bool value)
    {
        value = false;
        if (!(left.TryGet(frame, out var a) & right.TryGet(frame, out var b))) return false;
        value = order.Fits(a.CompareTo(b));
        return true;
    }
}

internal sealed class TextOrdering(Node<string> left, Node<string> right, Order order) : Node<bool>(FormulaType.Boolean)
{
    public override bool TryGet(FormulaFrame frame, out bool value)
    {
        var has = left.TryGet(frame, out var a) & right.TryGet(frame, out var b);
        value = has && order.Fits(string.CompareOrdinal(a, b));
        return has;
    }
}

internal static class Orders
{
    public static bool Fits(this Order order, int sign) => order switch
    {
        Order.Below => sign < 0,
        Order.Above => sign > 0,
        Order.UpTo => sign <= 0,
        _ => sign >= 0,
    };
}
