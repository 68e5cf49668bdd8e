using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Formula.Syntax;

namespace FakeForce.Engine.Formula.Binding;

/// <summary>A call with its arguments bound, from left to right as Salesforce checks them.</summary>
internal sealed class BoundCall
{
    private readonly Call call;
    private readonly Node[] arguments;

    public BoundCall(Binder binder, Call call)
    {
        this.call = call;
        Scope = binder.Scope;
        arguments = [.. call.Arguments.Select(binder.Bind)];
    }

    public FormulaScope Scope { get; }
    public string Name => call.Name;
    public int Count => arguments.Length;
    public Node this[int i] => arguments[i];
    public int At(int i) => call.Arguments[i].Position;

    public Node<decimal> Number(int i) => As<decimal>(i, FormulaType.Number);
    public Node<string> Text(int i) => As<string>(i, FormulaType.Text);
    public Node<bool> Truth(int i) => As<bool>(i, FormulaType.Boolean);
    public Node<long> Date(int i) => As<long>(i, FormulaType.Date);
    public Node<long> Time(int i) => As<long>(i, FormulaType.Time);
    public Node<Place> Location(int i) => As<Place>(i, FormulaType.Location);

    /// <summary>An argument of that type; the word null is null of it.</summary>
    public Node<T> As<T>(int i, FormulaType type) => arguments[i] switch
    {
        Node<T> node when node.Type == type => node,
        NullWord => new Blank<T>(type),
        _ => throw Wrong(i, type.Label()),
    };

    /// <summary>The text of a literal, which some functions insist on.</summary>
    public string Literal(int i) => arguments[i].Literal ?? throw Wrong(i, "Text Literal");

    /// <summary>What an argument of another type is told. Picklists have a text of their own, outside of the functions that take them.</summary>
    public FormulaException Wrong(int i, string expected) =>
        OfPicklist(i) ?? (expected.EndsWith("Picklist", StringComparison.Ordinal) ? Enumerable.Range(0, Count).Select(OfPicklist).FirstOrDefault(problem => problem is not null) : null)
        ?? FormulaProblems.Argument(Name, expected, arguments[i].Type.Label(), At(i));

    private FormulaException? OfPicklist(int i) => arguments[i] switch
    {
        { Path: { } field, Type: FormulaType.Picklist } => FormulaProblems.Picklist(field, At(i)),
        { Path: { } field, Type: FormulaType.MultiPicklist } => FormulaProblems.MultiPicklist(field, At(i)),
        _ => null,
    };

    public FormulaException Wrong() => FormulaProblems.Argument(Name, call.Position);

    /// <summary>The type that two parts have in common, or null: null goes with all, all else only with its like.</summary>
    public static FormulaType? Common(FormulaType one, FormulaType other) =>
        one == FormulaType.Null ? other : other == FormulaType.Null || one == other ? one : null;
}
