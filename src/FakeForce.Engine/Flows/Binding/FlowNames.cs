using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>Gives the names that a flow's elements and formulas use their meaning. Throws <see cref="FlowProblem"/> for one that has none.</summary>
internal sealed class FlowNames(FlowSymbols symbols, SObjectType? recordType, FlowCatalog flows)
{
    private readonly Dictionary<string, Reading> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> under = new(StringComparer.OrdinalIgnoreCase);

    public Catalog Catalog => symbols.Catalog;
    public FlowSymbols Symbols => symbols;
    public FlowCatalog Flows => flows;
    public SObjectType? RecordType => recordType;

    public Reading Bind(string reference)
    {
        if (known.TryGetValue(reference, out var there)) return there;
        if (!under.Add(reference)) throw new FlowProblem($"{reference} refers to itself");
        try
        {
            return known[reference] = Resolve(reference);
        }
        finally
        {
            under.Remove(reference);
        }
    }

    /// <summary>A constant or a reference. <paramref name="kind"/> is what constants are read as; null leaves them as they are written.</summary>
    public Reading Bind(FlowValue value, DatumKind? kind = null) => value.Kind switch
    {
        FlowValueKind.None => new ConstantReading(default),
        FlowValueKind.Reference => Bind(value.Text),
        FlowValueKind.Formula => Formula(value.Text, null),
        FlowValueKind.String when MergeText.Has(value.Text) => Template(value.Text),
        _ => Constant(value, kind),
    };

    public Reading Template(string text) => new TextReading([.. MergeText.Split(text).Select(part => part.IsName ? Bind(part.Text) : new ConstantReading(Datum.Of(part.Text)))]) { Kind = DatumKind.Text };

    public FormulaReading Formula(string expression, int? scale, FormulaUse use = FormulaUse.Flow)
    {
        try
        {
            var formula = CompiledFormula.Compile(MergeText.Plain(expression), new FlowScope(this, use));
            return new(formula, scale) { Kind = FormulaReading.KindOf(formula.Type) };
        }
        catch (FormulaException problem)
        {
            throw new FlowProblem(problem.Message);
        }
    }

    private static ConstantReading Constant(FlowValue value, DatumKind? kind)
    {
        var own = value.Kind switch
        {
            FlowValueKind.Number => DatumKind.Number,
            FlowValueKind.Boolean => DatumKind.Boolean,
            FlowValueKind.Date => DatumKind.Date,
            FlowValueKind.DateTime => DatumKind.DateTime,
            _ => DatumKind.Text,
        };
        var read = Conversion.Read(value.Text, own) ?? throw new FlowProblem($"\"{value.Text}\" is no value of the type {own}");
        if (kind is { } wanted && wanted is not (DatumKind.Record or DatumKind.List or DatumKind.Null) && wanted != own && own == DatumKind.Text && value.Text.Length > 0)
            read = Conversion.Read(value.Text, wanted) ?? throw new FlowProblem($"\"{value.Text}\" is no value of the type {wanted}");
        return new(read) { Kind = read.Kind };
    }

    private Reading Resolve(string reference)
    {
        var parts = reference.Split('.');
        if (reference.StartsWith('$')) return FlowGlobals.Resolve(this, parts, reference);
        if (Found(parts[0], parts.ElementAtOrDefault(1)) is var (found, used)) return Walk(found, parts, used, reference);
        throw new FlowProblem($"there is nothing of the name {reference}");
    }

    /// <summary>The reading that a path leads to, from a record on.</summary>
    public Reading Walk(Reading record, string[] parts, int from, string reference)
    {
        var at = record;
        for (var i = from; i < parts.Length; i++) at = Step(at, parts[i], reference);
        return at;
    }

    private Reading Step(Reading at, string name, string reference)
    {
        if (at.Type is not { } type || at.IsList) throw new FlowProblem($"{reference}: only records have parts");
        if (type.TryField(name, out var field))
        {
            if (field.CalculatedFormula is not null && field.Is(FieldFlags.Custom)) return FormulaField(reference, field);
            return new FieldOfReading(at, field) { Kind = ReferenceEquals(field, type.Id) ? DatumKind.Text : FieldData.KindOf(field) };
        }
        var (relationship, wanted) = name.Split(':', 2) is [var r, var w] ? (r, w) : (name, null);
        if (!type.TryParent(relationship, out var parent)) return Children(at, type, name) ?? throw new FlowProblem($"{type.Name} has no field {name}");
        var target = wanted ?? (parent.ReferenceTo.Count == 1 ? parent.ReferenceTo[0] : throw new FlowProblem($"{reference}: {name} may be one of {string.Join(", ", parent.ReferenceTo)}"));
        return Catalog.TryFind(target, out var parentType) ? new ParentReading(at, parent) { Kind = DatumKind.Record, Type = parentType } : throw new FlowProblem($"there is no object {target}");
    }

    private ChildrenReading? Children(Reading at, SObjectType type, string name) =>
        type.ChildRelationships.FirstOrDefault(one => Same(one.RelationshipName ?? "", name)) is { } relationship && Catalog.TryFind(relationship.ChildSObject, out var children) && children.TryField(relationship.Field, out var field)
            ? new ChildrenReading(at, children, field) { Kind = DatumKind.Record, Type = children, IsList = true } : null;

    // Percents are 0.5 in formulas, and 50 everywhere else.
    private FormulaReading FormulaField(string reference, Field field)
    {
        try
        {
            var formula = CompiledFormula.Compile(reference, new FlowScope(this, FormulaUse.Flow));
            return new(formula, null, field.Type == FieldTypes.Percent ? 100 : 1) { Kind = FormulaReading.KindOf(formula.Type) };
        }
        catch (FormulaException problem)
        {
            throw new FlowProblem(problem.Message);
        }
    }

    // How many parts of the path the name takes: outputs of elements that keep several have two.
    private (Reading Reading, int Used)? Found(string name, string? part)
    {
        if (symbols.Find(name) is { } slot) return (slot, 1);
        var flow = symbols.Flow;
        if (flow.Constants.FirstOrDefault(one => Same(one.Name, name)) is { } constant) return (Bind(constant.Value, FlowSymbols.KindOf(constant.DataType)), 1);
        if (flow.Formulas.FirstOrDefault(one => Same(one.Name, name)) is { } formula) return (Formula(formula.Expression, FlowSymbols.KindOf(formula.DataType) == DatumKind.Number ? formula.Scale : null), 1);
        if (flow.TextTemplates.FirstOrDefault(one => Same(one.Name, name)) is { } template) return (Template(template.Text), 1);
        if (flow.Elements.FirstOrDefault(one => Same(one.Name, name)) is not { } element) return null;
        return StoredOutputs.Of(this, element, part);
    }

    public static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
