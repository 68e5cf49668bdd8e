using FakeForce.Engine.Formula.Functions;
using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Formula.Syntax;

namespace FakeForce.Engine.Formula.Binding;

/// <summary>Gives the names and functions of a formula their meaning, and checks the types.</summary>
internal sealed class Binder(FormulaScope scope)
{
    private int depth;

    public FormulaScope Scope => scope;
    public int Size { get; private set; }
    public int Height { get; private set; }

    public Node Bind(Expression expression)
    {
        depth++;
        Weigh(1, depth);
        var node = expression switch
        {
            NumberLiteral number => new Constant<decimal>(FormulaType.Number, number.Value),
            TextLiteral { Value.Length: 0 } => new Blank<string>(FormulaType.Text, isLiteral: true),
            TextLiteral text => new Constant<string>(FormulaType.Text, text.Value),
            TruthLiteral truth => new Constant<bool>(FormulaType.Boolean, truth.Value),
            Reference reference => Named(reference),
            Call call => Called(call),
            _ => (Node)new NullWord(),
        };
        depth--;
        return node;
    }

    private Node Named(Reference reference)
    {
        var node = scope.Resolve(reference.Path, reference.Position);
        var (size, height) = scope.WeightOf(reference.Path);
        Weigh(size, depth + height);
        return node;
    }

    private Node Called(Call call)
    {
        if (!FunctionTable.ByName.TryGetValue(call.Name, out var function))
            throw RefusedFunctions.Problem(call.Name, call.Position) ?? FormulaProblems.NoFunction(call.Name, call.Position);
        if ((function.Uses & scope.Use) == 0) throw FormulaProblems.NotHere(call.Name, call.Position);
        if (call.Arguments.Count < function.Least) throw FormulaProblems.Count(call, function.Least);
        if (call.Arguments.Count > function.Most) throw FormulaProblems.Count(call, function.Most);
        return function.Bind(new BoundCall(this, call));
    }

    private void Weigh(int size, int height)
    {
        Size += size;
        Height = Math.Max(Height, height);
        if (Size > FormulaLimits.MaxSize) throw FormulaProblems.TooBig(Size, FormulaLimits.MaxSize);
        if (Height > FormulaLimits.MaxHeight) throw FormulaProblems.Unsupported($"A formula that nests more than {FormulaLimits.MaxHeight} deep with those that it refers to", -1);
    }
}
