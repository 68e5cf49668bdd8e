namespace FakeForce.Engine.Formula.Nodes;

/// <summary>&amp; and + of texts: null is the empty text.</summary>
internal sealed class Concatenation(Node<string> left, Node<string> right) : Node<string>(FormulaType.Text)
{
    public override bool TryGet(FormulaFrame frame, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string value)
    {
        left.TryGet(frame, out var a);
        right.TryGet(frame, out var b);
        value = a is null ? b : b is null ? a : a.Length + b.Length > FormulaLimits.MaxText ? null : a + b;
        return value is not null || a is not null && frame.Fail("Too big");
    }
}
