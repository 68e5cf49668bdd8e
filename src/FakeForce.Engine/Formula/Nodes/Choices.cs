using System.Diagnostics.CodeAnalysis;

namespace FakeForce.Engine.Formula.Nodes;

/// <summary>IF: a condition that is null counts as false, and only the chosen part is worked out.</summary>
internal sealed class Choice<T>(FormulaType type, Node<bool> condition, Node<T> then, Node<T> otherwise) : Node<T>(type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value) =>
        condition.TryGet(frame, out var holds) && holds ? then.TryGet(frame, out value) : otherwise.TryGet(frame, out value);
}

/// <summary>CASE. Null equals no case, but blank texts equal one another.</summary>
internal sealed class Cases<K, T>(FormulaType type, Node<K> key, (Node<K> Case, Node<T> Result)[] cases, Node<T> otherwise) : Node<T>(type)
{
    private readonly bool blanksAreEqual = typeof(K) == typeof(string);

    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value)
    {
        var has = key.TryGet(frame, out var wanted);
        foreach (var (one, result) in cases)
        {
            var given = one.TryGet(frame, out var candidate);
            var fits = has && given ? EqualityComparer<K>.Default.Equals(wanted, candidate) : blanksAreEqual && !has && !given;
            if (fits) return result.TryGet(frame, out value);
        }
        return otherwise.TryGet(frame, out value);
    }
}

/// <summary>BLANKVALUE and NULLVALUE.</summary>
internal sealed class Substitute<T>(FormulaType type, Node<T> first, Node<T> second) : Node<T>(type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value) => first.TryGet(frame, out value) || second.TryGet(frame, out value);
}

/// <summary>ISBLANK and ISNULL.</summary>
internal sealed class IsBlank<T>(Node<T> inner) : Node<bool>(FormulaType.Boolean)
{
    public override bool TryGet(FormulaFrame frame, out bool value)
    {
        value = !inner.TryGet(frame, out _);
        return true;
    }
}
