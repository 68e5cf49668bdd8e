using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Validation;

/// <summary>A validation rule, bound to the schema.</summary>
internal sealed class BoundValidationRule(ValidationRule rule, SObjectType type, CompiledFormula condition, Field? field)
{
    public SObjectType Type => type;

    /// <summary>What the rule has against the record in the frame; null if nothing.</summary>
    public SaveError? Judge(FormulaFrame frame)
    {
        var holds = condition.IsTrue(frame);
        // A formula that fails stops the save as well, with a text of its own (probes of orgs).
        if (frame.Failure is { } failure) return new SaveError("FIELD_CUSTOM_VALIDATION_EXCEPTION", $"Validation Formula \"{rule.OwnName}\" Invalid ({failure})");
        return !holds ? null : field is null ? new SaveError("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.ErrorMessage) : new SaveError("FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.ErrorMessage, field.Name);
    }

    /// <summary>Throws <see cref="FormatException"/> for a rule that does not fit.</summary>
    public static BoundValidationRule Bind(ValidationRule rule, Catalog catalog)
    {
        if (!rule.FullName.Contains('.', StringComparison.Ordinal)) throw new FormatException("its name is an object, a dot and a name");
        if (!catalog.TryFind(rule.ObjectName, out var type)) throw new FormatException($"there is no object {rule.ObjectName}");
        if (type.External is not null || type.Event is not null) throw new FormatException($"{type.Name} takes no validation rules");
        // Metadata API Developer Guide, "ValidationRule": 255 characters, required.
        if (rule.ErrorMessage.Length is 0 or > 255) throw new FormatException("errorMessage has 1 to 255 characters");
        Field? field = null;
        if (rule.ErrorDisplayField is { Length: > 0 } name && !type.TryField(name, out field)) throw new FormatException($"{type.Name} has no field {name}");
        try
        {
            return new(rule, type, CompiledFormula.Compile(rule.ErrorConditionFormula, new RecordScope(catalog, type, FormulaUse.Validation), FormulaType.Boolean), field);
        }
        catch (FormulaException problem)
        {
            throw new FormatException("errorConditionFormula: " + problem.Message);
        }
    }
}
