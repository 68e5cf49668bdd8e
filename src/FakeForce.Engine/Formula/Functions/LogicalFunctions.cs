using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>AND, OR, NOT, IF and CASE.</summary>
internal static class LogicalFunctions
{
    public static Dictionary<string, Function> All { get; } = new()
    {
        ["AND"] = new(1, Function.MostArguments, call => new All(Truths(call))),
        ["OR"] = new(1, Function.MostArguments, call => new AnyOf(Truths(call))),
        ["NOT"] = Function.Of(1, call => new Not(call.Truth(0))),
        ["IF"] = Function.Of(3, If),
        ["CASE"] = new(4, Function.MostArguments * 2, Case),
    };

    private static Node<bool>[] Truths(BoundCall call) => [.. Enumerable.Range(0, call.Count).Select(call.Truth)];

    private static Node If(BoundCall call)
    {
        var condition = call[0] is Node<bool> truth ? truth : throw call.Wrong(0, FormulaType.Boolean.Label());
        var type = BoundCall.Common(call[1].Type, call[2].Type) ?? throw call.Wrong(2, call[1].Type.Label());
        return type switch
        {
            FormulaType.Number => new Choice<decimal>(type, condition, call.Number(1), call.Number(2)),
            FormulaType.Text => new Choice<string>(type, condition, call.Text(1), call.Text(2)),
            FormulaType.Boolean => new Choice<bool>(type, condition, call.Truth(1), call.Truth(2)),
            FormulaType.Date or FormulaType.DateTime or FormulaType.Time => new Choice<long>(type, condition, call.As<long>(1, type), call.As<long>(2, type)),
            FormulaType.Location => new Choice<Place>(type, condition, call.Location(1), call.Location(2)),
            FormulaType.Null => new NullWord(),
            _ => throw call.Wrong(call[1].Path is null ? 2 : 1, FormulaType.Text.Label()),
        };
    }

    // FunctionCase of salesforce/formula-engine: neither the expression nor a value nor a result is Boolean, a picklist's values are literals.
    private static Node Case(BoundCall call)
    {
        if (call.Count % 2 != 0) throw new FormulaException($"Incorrect number of parameters for function '{call.Name}()'. Expected {call.Count - 1}, received {call.Count}", -1);
        var results = Enumerable.Range(1, call.Count - 2).Where(i => i % 2 == 0).Append(call.Count - 1);
        if (call[0].Type is FormulaType.Boolean or FormulaType.Location || results.Any(i => call[i].Type == FormulaType.Boolean)) throw call.Wrong();
        var type = Common(call, FormulaType.Null, results);
        return type switch
        {
            FormulaType.Number => Keyed(call, type, call.Number),
            FormulaType.Text => Keyed(call, type, call.Text),
            FormulaType.Date or FormulaType.DateTime or FormulaType.Time => Keyed(call, type, i => call.As<long>(i, type)),
            FormulaType.Location => Keyed(call, type, call.Location),
            FormulaType.Null => new NullWord(),
            _ => throw call.Wrong(results.First(i => call[i].Path is not null), FormulaType.Text.Label()),
        };
    }

    private static Node Keyed<T>(BoundCall call, FormulaType type, Func<int, Node<T>> result)
    {
        var cases = Enumerable.Range(0, call.Count / 2 - 1).Select(i => 2 * i + 1).ToArray();
        if (call[0] is Node<string> { Type: FormulaType.Picklist } picklist)
            return Make(picklist, cases, i => call.Literal(i) is { Length: > 0 } ? (Node<string>)call[i] : new Blank<string>(FormulaType.Text), result);
        var key = Common(call, call[0].Type, cases);
        return key switch
        {
            FormulaType.Number => Make(call.Number(0), cases, call.Number, result),
            FormulaType.Text => Make(call.Text(0), cases, call.Text, result),
            FormulaType.Date or FormulaType.DateTime or FormulaType.Time => Make(call.As<long>(0, key), cases, i => call.As<long>(i, key), result),
            FormulaType.Null => result(call.Count - 1),
            FormulaType.Boolean or FormulaType.Location => throw call.Wrong(),
            _ => throw call.Wrong(0, FormulaType.Text.Label()),
        };

        Cases<K, T> Make<K>(Node<K> of, int[] at, Func<int, Node<K>> one, Func<int, Node<T>> then) =>
            new(type, of, [.. at.Select(i => (one(i), then(i + 1)))], then(call.Count - 1));
    }

    private static FormulaType Common(BoundCall call, FormulaType first, IEnumerable<int> at)
    {
        foreach (var i in at) first = BoundCall.Common(first, call[i].Type) ?? throw call.Wrong(i, first.Label());
        return first;
    }
}
