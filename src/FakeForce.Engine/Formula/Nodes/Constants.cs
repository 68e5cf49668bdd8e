using System.Diagnostics.CodeAnalysis;

namespace FakeForce.Engine.Formula.Nodes;

internal sealed class Constant<T>(FormulaType type, T constant) : Node<T>(type)
{
    public override string? Literal => Type == FormulaType.Text ? constant as string : null;

    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value)
    {
        value = constant;
        return true;
    }
}

/// <summary>The empty text, and null of a type that is settled.</summary>
internal sealed class Blank<T>(FormulaType type, bool isLiteral = false) : Node<T>(type)
{
    public override string? Literal => isLiteral ? "" : null;

    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return false;
    }
}

/// <summary>The word null, which takes the type that its place asks for.</summary>
internal sealed class NullWord() : Node(FormulaType.Null);
