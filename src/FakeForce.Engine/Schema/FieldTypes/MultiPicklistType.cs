using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>Several values of a list, written <c>a;b</c>. Stored without duplicates: listed values in the list's order, then the others.</summary>
internal sealed class MultiPicklistType : TextFieldType
{
    public override string Name => "multipicklist";

    protected override bool TakesAll => false;

    protected override Coerced Check(string text, Field field)
    {
        var chosen = new List<string>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var listed = PicklistType.Listed(part, field);
            if (listed is null && field.Is(FieldFlags.RestrictedPicklist) && field.PicklistValues.Count > 0) return PicklistType.NotListed(part, field);
            if (!chosen.Contains(listed ?? part, StringComparer.OrdinalIgnoreCase)) chosen.Add(listed ?? part);
        }
        return FitsLength(string.Join(';', chosen.OrderBy(value => Place(value, field))), field);
    }

    private static int Place(string value, Field field)
    {
        for (var i = 0; i < field.PicklistValues.Count; i++)
            if (field.PicklistValues[i].Value == value) return i;
        return int.MaxValue;
    }
}
