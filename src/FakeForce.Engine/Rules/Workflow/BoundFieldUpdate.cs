using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>A field update, bound to the schema.</summary>
internal sealed class BoundFieldUpdate
{
    private readonly FieldUpdate definition;
    private readonly CompiledFormula? formula;

    private BoundFieldUpdate(FieldUpdate definition, Field? reference, SObjectType target, Field field, CompiledFormula? formula) =>
        (this.definition, Reference, Target, Field, this.formula) = (definition, reference, target, field, formula);

    /// <summary>The field of the record that names the one to change; null for the record itself.</summary>
    public Field? Reference { get; }
    public SObjectType Target { get; }
    public Field Field { get; }
    public bool Reevaluates => definition.ReevaluateOnChange;

    /// <summary>Throws <see cref="FormatException"/> for an update that does not fit.</summary>
    public static BoundFieldUpdate Bind(FieldUpdate definition, SObjectType type, Catalog catalog)
    {
        var reference = definition.TargetObject is not { Length: > 0 } name ? null : type.TryField(name, out var found) && found.ReferenceTo.Count == 1 ? found : throw new FormatException($"targetObject: {type.Name} has no look-up {name} to one object");
        var target = reference is null ? type : catalog[reference.ReferenceTo[0]];
        if (!target.TryField(definition.Field, out var field) || field.IsSystem || field.Is(FieldFlags.Calculated | FieldFlags.AutoNumber)) throw new FormatException($"field: {target.Name} has no field {definition.Field} that can be set");
        if (definition.Operation == FieldUpdateOperation.Literal && definition.LiteralValue is { } text && field.Type.Coerce(InputValue.Of(text), field).Error is { } error) throw new FormatException($"literalValue: {error.Message}");
        if (definition.Operation is FieldUpdateOperation.NextValue or FieldUpdateOperation.PreviousValue && field.PicklistValues.Count == 0) throw new FormatException($"operation: {field.Name} is no picklist");
        return new BoundFieldUpdate(definition, reference, target, field, definition.Operation != FieldUpdateOperation.Formula ? null : FormulaOf(definition, type, field, catalog));
    }

    /// <summary>The value to set; an error is the save's.</summary>
    public Coerced Value(SaveContext context, FormulaFrame frame, Value now) => definition.Operation switch
    {
        FieldUpdateOperation.Null => Records.Value.Null,
        FieldUpdateOperation.Literal => Field.Type.Coerce(definition.LiteralValue is { } text ? InputValue.Of(text) : default, Field),
        FieldUpdateOperation.LookupValue => Lookup(context.Transaction),
        FieldUpdateOperation.Formula => FormulaValue.Of(formula!, frame, Field),
        _ => Neighbour(now),
    };

    private static CompiledFormula FormulaOf(FieldUpdate definition, SObjectType type, Field field, Catalog catalog)
    {
        try
        {
            return CompiledFormula.Compile(definition.Formula ?? "", new RecordScope(catalog, type, FormulaUse.FieldUpdate), FormulaValue.TypeOf(field));
        }
        catch (FormulaException wrong)
        {
            throw new FormatException("formula: " + wrong.Message);
        }
    }

    private Coerced Lookup(Transaction transaction)
    {
        var (type, field) = definition.LookupValueType switch { "Queue" => ("Group", "DeveloperName"), "RecordType" => ("RecordType", "DeveloperName"), _ => ("User", "Username") };
        var found = ExternalIds.Find(transaction, transaction.Catalog[type], transaction.Catalog[type][field], Records.Value.Of(definition.LookupValue));
        return found.Count > 0 ? Records.Value.Of(found[0])
            : new SaveError("INVALID_CROSS_REFERENCE_KEY", $"the field update {definition.FullName} names {definition.LookupValue}, and there is no such {type}", Field.Name);
    }

    // Behind the last value there is none, and the field stays.
    private Value Neighbour(Value now)
    {
        var values = Field.PicklistValues.Where(value => value.Active).Select(value => value.Value).ToList();
        var place = values.IndexOf(now.AsText) + (definition.Operation == FieldUpdateOperation.NextValue ? 1 : -1);
        return place >= 0 && place < values.Count ? Records.Value.Of(values[place]) : now;
    }
}
