using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// One of a list of values. A restricted picklist refuses what is not among its active values; another takes anything
/// that fits. A value that differs from a listed one in case alone is stored as the list writes it. A restricted
/// picklist whose values are not known (the describe result that the catalogue comes from had none) takes anything.
/// </summary>
internal sealed class PicklistType : TextFieldType
{
    public override string Name => "picklist";

    protected override bool TakesAll => false;

    protected override Coerced Check(string text, Field field)
    {
        if (Listed(text, field) is { } listed) return Value.Of(listed);
        return field.Is(FieldFlags.RestrictedPicklist) && field.PicklistValues.Count > 0 ? NotListed(text, field) : FitsLength(text, field);
    }

    internal static string? Listed(string text, Field field)
    {
        foreach (var value in field.PicklistValues)
            if (value.Active && string.Equals(value.Value, text, StringComparison.OrdinalIgnoreCase)) return value.Value;
        return null;
    }

    internal static SaveError NotListed(string text, Field field) =>
        new("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"{field.Label}: bad value for restricted picklist field: {text}", field.Name);
}
