using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Formula.Records;

/// <summary>Works out formula fields of rows. They are never stored: a row gets them when it is read.</summary>
internal static class CalculatedRow
{
    /// <summary>A field whose value comes from a formula of the org's own.</summary>
    public static bool Holds(Field field) => field.CalculatedFormula is not null && field.Is(FieldFlags.Custom);

    /// <summary>A row with its formula fields, as the user sees it who reads it now.</summary>
    public static Row Seen(Org org, SObjectType type, RecordId id, Row row, RecordId user)
    {
        var fields = FieldSets.Of(type).Calculated;
        if (fields.Length == 0 || !row.Exists) return row;
        return With(type, fields, FormulaFrame.Of(org.State, user, org.TimeZoneOf(user), org.Clock.GetUtcNow()), id, row);
    }

    /// <summary>The row with those of its formula fields.</summary>
    public static Row With(SObjectType type, IReadOnlyList<Field> fields, FormulaFrame frame, RecordId id, Row row)
    {
        (frame.Row, frame.Id) = (row, id);
        var draft = new RowDraft(type, row);
        var formulas = FormulaFields.Of(frame.Catalog);
        foreach (var field in fields) draft[field] = ValueOf(formulas.Find(type, field), field, frame);
        return new Row(draft.Pack());
    }

    /// <summary>One formula field of any row, without a change to what the frame has at hand.</summary>
    public static Value ValueIn(SObjectType type, Field field, FormulaFrame frame, RecordId id, Row row)
    {
        var (ownRow, ownId) = (frame.Row, frame.Id);
        (frame.Row, frame.Id) = (row, id);
        var value = ValueOf(FormulaFields.Of(frame.Catalog).Find(type, field), field, frame);
        (frame.Row, frame.Id) = (ownRow, ownId);
        return value;
    }

    /// <summary>What the row shows: null where the formula fails, which pages show as #Error!.</summary>
    public static Value ValueOf(CompiledFormula formula, Field field, FormulaFrame frame) => formula.Root switch
    {
        Node<decimal> => formula.TryGet<decimal>(frame, out var number) ? NumberOf(number, field) : Value.Null,
        Node<bool> => Value.Of(formula.IsTrue(frame)),
        Node<long> => formula.TryGet<long>(frame, out var moment) ? Value.Of(moment) : Value.Null,
        Node<string> => formula.TryGet<string>(frame, out var text) ? Value.Of(text.Length <= FormulaLimits.MaxTextResult ? text : text[..FormulaLimits.MaxTextResult]) : Value.Null,
        _ => Value.Null,
    };

    // To the field's decimals, half up (probes of orgs); formulas that refer to the field see all of them. A percentage is stored as 50.
    private static Value NumberOf(decimal number, Field field) => field.Type.Storage == StorageKind.Integer
        ? Value.Of((long)decimal.Round(Math.Clamp(number, long.MinValue, long.MaxValue), MidpointRounding.AwayFromZero))
        : Value.Of((double)decimal.Round(number * (field.Type == FieldTypes.Percent ? 100 : 1), Math.Clamp(field.Scale, 0, 28), MidpointRounding.AwayFromZero));
}
