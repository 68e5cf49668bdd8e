using System.Runtime.CompilerServices;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Formula.Records;

/// <summary>The formula fields of a catalogue, each bound when it is first asked for.</summary>
internal sealed class FormulaFields
{
    private static readonly ConditionalWeakTable<Catalog, FormulaFields> known = [];

    private readonly Catalog catalog;
    private readonly Dictionary<Field, CompiledFormula> compiled = [];
    private readonly Dictionary<Field, CompiledFormula> defaults = [];
    private readonly List<(SObjectType Type, Field Field)> under = [];

    private FormulaFields(Catalog catalog) => this.catalog = catalog;

    public static FormulaFields Of(Catalog catalog) => known.GetValue(catalog, static catalog => new FormulaFields(catalog));

    /// <summary>Throws <see cref="FormulaException"/> for a formula that is none; definitions are checked before they come into a catalogue.</summary>
    public CompiledFormula Find(SObjectType type, Field field)
    {
        // A formula sees what its reader may not: the sObject may be as a user sees it, without some fields.
        type = catalog.ByIndex(type.Index);
        field = type.Fields[field.Ordinal];
        lock (compiled)
        {
            if (compiled.TryGetValue(field, out var formula)) return formula;
            if (under.Exists(one => one.Field == field)) throw FormulaProblems.Circular(string.Join(" -> ", under.Append((Type: type, Field: field)).Select(one => $"{one.Type.Name}.{one.Field.Name}")));
            under.Add((type, field));
            try
            {
                return compiled[field] = CompiledFormula.Compile(field.CalculatedFormula!, new RecordScope(catalog, type, FormulaUse.Field, field.TreatsBlanksAsZero), FormulaValue.TypeOf(field));
            }
            finally
            {
                under.RemoveAt(under.Count - 1);
            }
        }
    }

    /// <summary>A field's default that is a formula.</summary>
    public CompiledFormula DefaultOf(SObjectType type, Field field)
    {
        type = catalog.ByIndex(type.Index);
        field = type.Fields[field.Ordinal];
        lock (compiled)
        {
            if (defaults.TryGetValue(field, out var formula)) return formula;
            return defaults[field] = CompiledFormula.Compile(field.DefaultValueFormula!, new RecordScope(catalog, type, FormulaUse.DefaultValue), FormulaValue.TypeOf(field));
        }
    }

    /// <summary>What is wrong with the formulas of definitions that a catalogue has taken.</summary>
    public static IEnumerable<string> ProblemsOf(Catalog catalog, CustomDefinitions definitions)
    {
        var formulas = Of(catalog);
        foreach (var (name, definition) in definitions.AllFields.Where(one => one.Value.Formula is not null || one.Value.DefaultValue is not null))
        {
            if (!catalog.TryFind(name, out var type) || !type.TryField(definition.FullName, out var field)) continue;
            if (definition.Formula is not null && ProblemOf(() => formulas.Find(type, field)) is { } problem) yield return $"{type.Name}.{field.Name}: formula: {problem}";
            if (FieldSets.IsDefaultFormula(field) && ProblemOf(() => formulas.DefaultOf(type, field)) is { } wrong) yield return $"{type.Name}.{field.Name}: defaultValue: {wrong}";
        }
    }

    private static string? ProblemOf(Action compile)
    {
        try
        {
            compile();
            return null;
        }
        catch (FormulaException problem)
        {
            return problem.Message;
        }
    }
}
