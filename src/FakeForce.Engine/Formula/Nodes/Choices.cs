using System.Diagnostics.CodeAnalysis;

namespace FakeForce.Engine.Formula.Nodes;

/// <summary>IF: a condition that is null counts as false, and only the chosen part is worked out.</summary>
internal sealed class Choice<T>(FormulaType type, Node<bool> condition, Node<T> then, Node<T> otherwise) : Node<T>(type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value) =>
        condition.TryGet(frame, out var holds) && holds ? then.TryGet(frame, out value) : otherwise.TryGet(frame, out value);
}

/// <summary>
/// CASE. Null equals no case, but blank texts equal one another. All parts are worked out, so that a failure in a part that is not
/// chosen fails the formula all the same (FunctionCase of salesforce/formula-engine, whose guards are those of all arguments).
/// </summary>
internal sealed class Cases<K, T>(FormulaType type, Node<K> key, (Node<K> Case, Node<T> Result)[] cases, Node<T> otherwise) : Node<T>(type)
{
    private readonly bool blanksAreEqual = typeof(K) == typeof(string);

    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value)
    {
        var has = key.TryGet(frame, out var wanted);
        var (isFound, hasValue) = (false, false);
        value = default;
        foreach (var (one, result) in cases)
        {
            var given = one.TryGet(frame, out var candidate);
            var hasResult = result.TryGet(frame, out var outcome);
            if (isFound || !(has && given ? EqualityComparer<K>.Default.Equals(wanted, candidate) : blanksAreEqual && !has && !given)) continue;
            (isFound, hasValue, value) = (true, hasResult, outcome);
        }
        var hasOther = otherwise.TryGet(frame, out var other);
        if (isFound) return hasValue;
        value = other;
        return hasOther;
    }
}

/// <summary>BLANKVALUE and NULLVALUE. Both parts are worked out (FunctionNullValue of salesforce/formula-engine).</summary>
internal sealed class Substitute<T>(FormulaType type, Node<T> first, Node<T> second) : Node<T>(type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value)
    {
        var has = first.TryGet(frame, out value);
        var hasOther = second.TryGet(frame, out var other);
        if (!has) value = other;
        return has || hasOther;
    }
}

/// <summary>ISBLANK and ISNULL.</summary>
internal sealed class IsBlank<T>(Node<T> inner) : Node<bool>(FormulaType.Boolean)
{
    public override bool TryGet(FormulaFrame frame, out bool value)
    {
        value = !inner.Has(frame);
        return true;
    }
}
