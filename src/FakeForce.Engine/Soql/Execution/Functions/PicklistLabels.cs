using System.Runtime.CompilerServices;
using System.Text;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Execution.Functions;

/// <summary>
/// The labels of a picklist's values, each of a multi-select value's by itself. A value without an entry is its own label.
/// Translations are not kept, and without one the comparison "is made against the master values" (SOQL and SOSL reference,
/// "toLabel()").
/// </summary>
internal sealed class PicklistLabels
{
    private static readonly ConditionalWeakTable<Field, PicklistLabels> known = [];

    private readonly Dictionary<string, string> labels = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool isMany;

    private PicklistLabels(Field field)
    {
        isMany = field.Type.Name == "multipicklist";
        foreach (var value in field.PicklistValues) labels[value.Value] = value.Label;
    }

    public static PicklistLabels Of(Field field) => known.GetValue(field, static f => new PicklistLabels(f));

    public string LabelOf(string value) => isMany ? string.Join(';', value.Split(';').Select(One)) : One(value);

    public byte[] LabelOf(ReadOnlySpan<byte> value) => value.IsEmpty ? [] : Encoding.UTF8.GetBytes(LabelOf(Encoding.UTF8.GetString(value)));

    private string One(string value) => labels.GetValueOrDefault(value, value);
}
