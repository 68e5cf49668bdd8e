using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Records;

/// <summary>A field of rows that a flow looks through: stored, the id, or worked out.</summary>
internal sealed class Column
{
    private readonly SObjectType type;
    private readonly FormulaReading? formula;

    private Column(SObjectType type, Field field, FormulaReading? formula) => (this.type, Field, this.formula) = (type, field, formula);

    public Field Field { get; }
    public bool IsId => ReferenceEquals(Field, type.Id);
    public bool IsStored => formula is null;
    public DatumKind Kind => IsId ? DatumKind.Text : FieldData.KindOf(Field);

    public static Column Bind(FlowNames names, SObjectType type, string name)
    {
        if (!type.TryField(name, out var field)) throw new FlowProblem($"{type.Name} has no field {name}");
        if (field.CalculatedFormula is null || !field.Is(FieldFlags.Custom)) return new(type, field, null);
        try
        {
            return new(type, field, new FormulaReading(FormulaFields.Of(names.Catalog).Find(type, field), null, field.Type == FieldTypes.Percent ? 100 : 1));
        }
        catch (FormulaException problem)
        {
            throw new FlowProblem($"{type.Name}.{field.Name}: {problem.Message}");
        }
    }

    public Datum Read(Interview interview, RecordId id, Row row)
    {
        if (IsId) return Datum.Of(id);
        return formula is null ? FieldData.Of(row, Field) : formula.Read(interview, id, row);
    }
}
