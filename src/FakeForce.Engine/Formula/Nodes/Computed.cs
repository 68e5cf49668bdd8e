using System.Diagnostics.CodeAnalysis;

namespace FakeForce.Engine.Formula.Nodes;

/// <summary>Reads a value; false for null.</summary>
internal delegate bool Source<T>(FormulaFrame frame, out T value);

internal delegate bool Partial<A, R>(FormulaFrame frame, A a, out R value);

internal delegate bool Partial<A, B, R>(FormulaFrame frame, A a, B b, out R value);

/// <summary>A value that something outside of the formula has: a field, a variable of a flow.</summary>
internal sealed class Read<T>(FormulaType type, Source<T> source) : Node<T>(type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value)
    {
        if (source(frame, out value)) return true;
        value = default;
        return false;
    }
}

/// <summary>A function of one value; of null it gives null.</summary>
internal sealed class Map<A, R>(FormulaType type, Node<A> argument, Func<A, R> function) : Node<R>(type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out R value)
    {
        var has = argument.TryGet(frame, out var a);
        value = has ? function(a!) : default;
        return has;
    }
}

/// <summary>The same of a function that has no value for some of its arguments.</summary>
internal sealed class Try<A, R>(FormulaType type, Node<A> argument, Partial<A, R> function) : Node<R>(type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out R value)
    {
        if (argument.TryGet(frame, out var a) && function(frame, a, out value)) return true;
        value = default;
        return false;
    }
}

/// <summary>The same of two values.</summary>
internal sealed class Map<A, B, R>(FormulaType type, Node<A> first, Node<B> second, Func<A, B, R> function) : Node<R>(type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out R value)
    {
        var has = first.TryGet(frame, out var a) & second.TryGet(frame, out var b);
        value = has ? function(a!, b!) : default;
        return has;
    }
}

internal sealed class Try<A, B, R>(FormulaType type, Node<A> first, Node<B> second, Partial<A, B, R> function) : Node<R>(type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out R value)
    {
        if (first.TryGet(frame, out var a) & second.TryGet(frame, out var b) && function(frame, a!, b!, out value)) return true;
        value = default;
        return false;
    }
}
