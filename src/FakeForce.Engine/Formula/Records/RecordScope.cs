using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Formula.Records;

/// <summary>The names of a formula that stands on an sObject: its fields, those of its parents, and the globals.</summary>
internal sealed class RecordScope(Catalog catalog, SObjectType type, FormulaUse use, bool blanksAreZero = false) : FormulaScope
{
    private readonly Dictionary<string, (int Size, int Height)> weights = new(StringComparer.OrdinalIgnoreCase);

    public override FormulaUse Use => use;
    public Catalog Catalog => catalog;
    public SObjectType Type => type;

    public override (int Size, int Height) WeightOf(string path) => weights.TryGetValue(path, out var weight) ? weight : (1, 1);

    public override Node Resolve(string path, int position)
    {
        // A default has no record yet.
        if (use == FormulaUse.DefaultValue && !path.StartsWith('$')) throw FormulaProblems.NoField(path, position);
        var node = path.StartsWith('$') ? Globals.Resolve(this, path, position) : Walk(type, path, path, position);
        return blanksAreZero && node is Node<decimal> number ? new Substitute<decimal>(FormulaType.Number, number, new Constant<decimal>(FormulaType.Number, 0)) { Path = path } : node;
    }

    // "It cannot reference any related object fields"; the record's own name may stand before the field's (Help, PRIORVALUE: Account.Name).
    public override Node? Prior(string path, int position)
    {
        var own = path.StartsWith(type.Name + ".", StringComparison.OrdinalIgnoreCase) ? path[(type.Name.Length + 1)..] : path;
        return own.Contains('.', StringComparison.Ordinal) ? null : Records.Prior.Of(Walk(type, own, path, position));
    }

    public override IReadOnlyCollection<string> ValuesOf(string path) =>
        Leaf(path) is { } field ? [.. field.PicklistValues.Select(value => value.Value)] : [];

    /// <summary>The step that reads a path from a row of that type.</summary>
    public Node Walk(SObjectType from, string rest, string path, int position, int span = 0)
    {
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return FieldOf(from, rest, path, position);
        if (span == FormulaLimits.MaxSpan) throw FormulaProblems.Unsupported($"A path over more than {FormulaLimits.MaxSpan} relationships", position);
        var (step, tail) = (rest[..dot], rest[(dot + 1)..]);
        if (Parent(from, step, path, position) is var (reference, target))
            return Places.Read(Walk(target, tail, path, position, span + 1), Places.Parent(reference, target), path);
        return span == 0 && step.Equals(from.Name, StringComparison.OrdinalIgnoreCase) && tail.Length > 0
            ? Walk(from, tail, path, position, 1) : throw FormulaProblems.NoField(path, position);
    }

    // A reference to several sObjects says behind a colon which of them is meant: Owner:User.
    private (Field Reference, SObjectType Target)? Parent(SObjectType from, string step, string path, int position)
    {
        var colon = step.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? step : step[..colon];
        if (!from.TryParent(name, out var reference)) return null;
        var wanted = colon < 0 ? reference.ReferenceTo.Count == 1 ? reference.ReferenceTo[0] : throw FormulaProblems.NoField(path, position) : step[(colon + 1)..];
        if (!reference.ReferenceTo.Contains(wanted, StringComparer.OrdinalIgnoreCase) || !catalog.TryFind(wanted, out var target)) throw FormulaProblems.NoTarget(name, wanted, position);
        return (reference, target);
    }

    private Node FieldOf(SObjectType from, string name, string path, int position)
    {
        if (!from.TryField(name, out var field)) throw FormulaProblems.NoField(path, position);
        if (field.CalculatedFormula is not null && field.Is(FieldFlags.Custom)) return Formula(from, field, path);
        // "Long text area … fields aren't available for use in formulas"; rules that judge a record may use them (Help, "Tips for Building Formulas").
        if (use == FormulaUse.Field && field.Type == FieldTypes.TextArea && field.Length > 255) throw FormulaProblems.FieldType("Long Text Area", path, position);
        return FieldReading.Of(from, field, path) ?? throw FormulaProblems.FieldType(char.ToUpperInvariant(field.Type.Name[0]) + field.Type.Name[1..], path, position);
    }

    private Node Formula(SObjectType from, Field field, string path)
    {
        var formula = FormulaFields.Of(catalog).Find(from, field);
        weights[path] = (formula.Size, formula.Height + 1);
        return Renamed.Of(formula.Root, path);
    }

    private Field? Leaf(string path)
    {
        var from = type;
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
            if (Parent(from, step, path, -1) is var (_, target)) from = target;
        return from.TryField(steps[^1], out var field) ? field : null;
    }
}
