using System.Diagnostics.CodeAnalysis;

namespace FakeForce.Engine.Formula.Nodes;

/// <summary>A step of a bound formula. What a step gives by its type: <see cref="Node{T}"/>.</summary>
internal abstract class Node(FormulaType type)
{
    public FormulaType Type { get; } = type;

    /// <summary>The path, if the step is a field as it was written; the functions that take only fields ask for it.</summary>
    public string? Path { get; init; }

    /// <summary>The text, if the step is a text literal.</summary>
    public virtual string? Literal => null;
}

/// <summary>
/// A step that gives decimal (numbers), string (text and picklists), bool, long (days of dates, milliseconds of date-times since
/// 1970 and of times since midnight) or <see cref="Place"/>. Texts are never empty: that is null.
/// </summary>
internal abstract class Node<T>(FormulaType type) : Node(type)
{
    /// <summary>False for null.</summary>
    public abstract bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value);

    /// <summary>The same for who wants no value; fields need not read theirs for it.</summary>
    public virtual bool Has(FormulaFrame frame) => TryGet(frame, out _);
}

/// <summary>A place on the globe, in degrees.</summary>
internal readonly record struct Place(double Latitude, double Longitude);
