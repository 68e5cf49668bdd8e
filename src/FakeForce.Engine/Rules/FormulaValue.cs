using System.Globalization;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules;

/// <summary>What a formula gives, as the value of a field that it is to set.</summary>
internal static class FormulaValue
{
    /// <summary>What a formula for the field must give.</summary>
    public static FormulaType TypeOf(Field field) => field.Type.Storage switch
    {
        StorageKind.Boolean => FormulaType.Boolean,
        StorageKind.Double => FormulaType.Number,
        StorageKind.Integer when field.Type == FieldTypes.Date => FormulaType.Date,
        StorageKind.Integer when field.Type == FieldTypes.DateTime => FormulaType.DateTime,
        StorageKind.Integer when field.Type == FieldTypes.Time => FormulaType.Time,
        StorageKind.Integer => FormulaType.Number,
        _ => FormulaType.Text,
    };

    /// <summary>Null where the formula gives none. A percentage of 50 is 0.5 in formulas.</summary>
    public static Coerced Of(CompiledFormula formula, FormulaFrame frame, Field field) => formula.Type switch
    {
        FormulaType.Boolean => Value.Of(formula.IsTrue(frame)),
        FormulaType.Number => formula.TryGet<decimal>(frame, out var number) ? Coerce(Text(field.Type == FieldTypes.Percent ? number * 100 : number), field) : Value.Null,
        FormulaType.Date or FormulaType.DateTime or FormulaType.Time => formula.TryGet<long>(frame, out var moment) ? Value.Of(moment) : Value.Null,
        _ => formula.TryGet<string>(frame, out var text) ? Coerce(text, field) : Value.Null,
    };

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static Coerced Coerce(string text, Field field) => text.Length == 0 ? Value.Null : field.Type.Coerce(InputValue.Of(text), field);
}
