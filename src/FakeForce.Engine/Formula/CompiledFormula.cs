using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Formula.Syntax;

namespace FakeForce.Engine.Formula;

/// <summary>A formula that is ready to be worked out, as often as wanted and by several threads with a frame each.</summary>
internal sealed class CompiledFormula
{
    private CompiledFormula(Node root, int size, int height) => (Root, Size, Height) = (root, size, height);

    public Node Root { get; }
    public FormulaType Type => Root.Type;

    /// <summary>Steps, those of the formulas that it refers to included, and how deep they nest.</summary>
    public int Size { get; }
    public int Height { get; }

    /// <summary>Throws <see cref="FormulaException"/> for a text that is no formula of that scope.</summary>
    public static CompiledFormula Compile(string text, FormulaScope scope, int maxLength = FormulaLimits.MaxLength)
    {
        var binder = new Binder(scope);
        var root = binder.Bind(Parser.Parse(text, maxLength));
        return new(root, binder.Size, binder.Height);
    }

    /// <summary>The same for a formula that must give a type; the word null gives any.</summary>
    public static CompiledFormula Compile(string text, FormulaScope scope, FormulaType result)
    {
        var formula = Compile(text, scope);
        if (formula.Type != result && formula.Type != FormulaType.Null) throw FormulaProblems.Result(formula.Type, result);
        return formula;
    }

    /// <summary>True if the formula gives true; null and a failure are not.</summary>
    public bool IsTrue(FormulaFrame frame) => TryGet<bool>(frame, out var holds) && holds;

    /// <summary>The value by the formula's type; false for null, and for a failure, which the frame then names.</summary>
    public bool TryGet<T>(FormulaFrame frame, [MaybeNullWhen(false)] out T value)
    {
        frame.Failure = null;
        try
        {
            if (Root is Node<T> root && root.TryGet(frame, out value) && frame.Failure is null) return true;
        }
        catch (OverflowException)
        {
            // labels.xml, Overflow_Exception
            frame.Fail("#Too Big!");
        }
        value = default;
        return false;
    }
}
