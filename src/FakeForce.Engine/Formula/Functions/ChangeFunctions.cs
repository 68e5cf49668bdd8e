using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>What only a formula that judges a change may ask, and VLOOKUP.</summary>
internal static class ChangeFunctions
{
    public static Dictionary<string, Function> All { get; } = new()
    {
        ["ISNEW"] = Function.Of(0, _ => Known(frame => frame.IsNew), FormulaUse.Change | FormulaUse.WorkflowOnce),
        // True only for records that the Clone button makes, which no API has (Help, ISCLONE).
        ["ISCLONE"] = Function.Of(0, _ => Known(_ => false), FormulaUse.Change | FormulaUse.WorkflowOnce),
        ["ISCHANGED"] = Function.Of(1, IsChanged, FormulaUse.Change),
        ["PRIORVALUE"] = Function.Of(1, Prior, FormulaUse.Change),
        ["VLOOKUP"] = Function.Of(3, Look, FormulaUse.Validation),
    };

    // "The field_on_lookup_object must be the Record Name field on a custom object"; of several records the first one counts; only validation rules
    // may look up (Help, VLOOKUP).
    private static Node Look(BoundCall call)
    {
        if (call[0] is not NamedField wanted) throw call.Wrong(0, "Field Reference");
        if (call[1] is not NamedField key || !ReferenceEquals(key.Of, wanted.Of)) throw call.Wrong(1, "Field Reference");
        if (!key.Of.Is(SObjectFlags.Custom) || !key.Field.Is(FieldFlags.NameField)) throw FormulaProblems.Value(call.Name, "It looks up by the name of a custom object.", call.At(1));
        var value = call.Text(2);
        return Places.Read(wanted.Reading, frame => value.TryGet(frame, out var name) ? frame.FindBy(key.Of, key.Field, Value.Of(name)) : default, "");
    }

    private static Read<bool> Known(Func<FormulaFrame, bool> truth) => new(FormulaType.Boolean, (FormulaFrame frame, out bool value) =>
    {
        value = truth(frame);
        return true;
    });

    // "When users create a record, this function returns the value of the field referenced rather than null" (Help, PRIORVALUE).
    private static Node Prior(BoundCall call)
    {
        var prior = PriorOf(call);
        return (call[0], prior) switch
        {
            (Node<decimal> now, Node<decimal> then) => Either(now, then),
            (Node<string> now, Node<string> then) => Either(now, then),
            (Node<bool> now, Node<bool> then) => Either(now, then),
            (Node<long> now, Node<long> then) => Either(now, then),
            _ => throw call.Wrong(),
        };
    }

    private static Read<T> Either<T>(Node<T> now, Node<T> then) => new(now.Type, (FormulaFrame frame, out T value) =>
        frame.IsNew ? now.TryGet(frame, out value!) : then.TryGet(frame, out value!)) { Path = now.Path };

    // "This function returns FALSE when evaluating any field on a newly created record" (Help, ISCHANGED).
    private static Node IsChanged(BoundCall call)
    {
        var prior = PriorOf(call);
        return (call[0], prior) switch
        {
            (Node<decimal> now, Node<decimal> then) => Differ(now, then),
            // Line ends of different kinds are the same (FunctionIsChanged of salesforce/formula-engine).
            (Node<string> now, Node<string> then) => Differ(Lines(now), Lines(then)),
            (Node<bool> now, Node<bool> then) => Differ(now, then),
            (Node<long> now, Node<long> then) => Differ(now, then),
            (Node<Place> now, Node<Place> then) => Differ(now, then),
            _ => throw call.Wrong(),
        };
    }

    private static Map<string, string> Lines(Node<string> text) => new(FormulaType.Text, text, value => value.Replace("\r\n", "\n", StringComparison.Ordinal));

    private static Read<bool> Differ<T>(Node<T> now, Node<T> then) => new(FormulaType.Boolean, (FormulaFrame frame, out bool value) =>
    {
        value = !frame.IsNew && (now.TryGet(frame, out var a) != then.TryGet(frame, out var b) || !EqualityComparer<T>.Default.Equals(a, b));
        return true;
    });

    // Only fields of the record itself have a before; its name may stand before theirs.
    private static Node PriorOf(BoundCall call)
    {
        var path = call[0].Path ?? throw call.Wrong();
        return call.Scope.Prior(path, call.At(0)) ?? throw FormulaProblems.NoReference(call.Name.ToUpperInvariant(), path, call.At(0));
    }
}
