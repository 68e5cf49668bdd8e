using System.Text;
using FakeForce.Engine.Formula.Functions;
using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Formula.Records;

/// <summary>The step that reads a stored field of the row at hand, by the field's type.</summary>
internal static class FieldReading
{
    /// <summary>Null for types that formulas cannot use (addresses, files …).</summary>
    public static Node? Of(SObjectType type, Field field, string path)
    {
        var i = field.Ordinal;
        if (ReferenceEquals(field, type.Id)) return new Read<string>(FormulaType.Text, OwnId) { Path = path };
        if (field.Type == FieldTypes.Location) return Location(type, field, path);
        return field.Type.Storage switch
        {
            StorageKind.Boolean => new Read<bool>(FormulaType.Boolean, (FormulaFrame frame, out bool value) =>
            {
                value = frame.Row.Boolean(i);
                return true;
            }) { Path = path },
            // 50 % is 0.5 (Help, "Tips for Working with Formula Fields").
            StorageKind.Double => new NumberField(i, field.Type == FieldTypes.Percent ? 0.01m : 1) { Path = path },
            StorageKind.Integer => Whole(field, path),
            StorageKind.Reference => new Read<string>(FormulaType.Text, (FormulaFrame frame, out string value) =>
            {
                value = frame.Row.Has(i) ? frame.Row.Reference(i).ToShortString() : "";
                return value.Length > 0;
            }) { Path = path },
            StorageKind.Text => new TextField(TypeOf(field), i) { Path = path },
            _ => null,
        };
    }

    private static FormulaType TypeOf(Field field) =>
        field.Type == FieldTypes.Picklist ? FormulaType.Picklist : field.Type == FieldTypes.MultiPicklist ? FormulaType.MultiPicklist : FormulaType.Text;

    // Ids have 15 characters in formulas (Help, CASESAFEID).
    private static bool OwnId(FormulaFrame frame, out string value)
    {
        value = frame.Id.IsEmpty ? "" : frame.Id.ToShortString();
        return value.Length > 0;
    }

    private static Node Whole(Field field, string path)
    {
        var i = field.Ordinal;
        var type = field.Type == FieldTypes.Date ? FormulaType.Date : field.Type == FieldTypes.DateTime ? FormulaType.DateTime : field.Type == FieldTypes.Time ? FormulaType.Time : FormulaType.Number;
        if (type != FormulaType.Number) return new Read<long>(type, (FormulaFrame frame, out long value) => Integer(frame, i, out value)) { Path = path };
        return new Read<decimal>(FormulaType.Number, (FormulaFrame frame, out decimal value) =>
        {
            var has = Integer(frame, i, out var whole);
            value = whole;
            return has;
        }) { Path = path };
    }

    private static bool Integer(FormulaFrame frame, int ordinal, out long value)
    {
        var has = frame.Row.Has(ordinal);
        value = has ? frame.Row.Integer(ordinal) : 0;
        return has;
    }

    private static Read<Place>? Location(SObjectType type, Field field, string path)
    {
        var parts = type.Fields.Where(part => string.Equals(part.CompoundFieldName, field.Name, StringComparison.OrdinalIgnoreCase) && part.Type.Storage == StorageKind.Double).ToArray();
        if (parts.Length != 2) return null;
        var (latitude, longitude) = (parts[0].Ordinal, parts[1].Ordinal);
        return new(FormulaType.Location, (FormulaFrame frame, out Place value) =>
        {
            var has = frame.Row.Has(latitude) && frame.Row.Has(longitude);
            value = has ? new(frame.Row.Double(latitude), frame.Row.Double(longitude)) : default;
            return has;
        }) { Path = path };
    }

    private sealed class TextField(FormulaType type, int ordinal) : Node<string>(type)
    {
        public override bool TryGet(FormulaFrame frame, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string value)
        {
            var text = frame.Row.Text(ordinal);
            value = text.IsEmpty ? null : Encoding.UTF8.GetString(text);
            return value is not null;
        }

        public override bool Has(FormulaFrame frame) => frame.Row.Has(ordinal);
    }

    private sealed class NumberField(int ordinal, decimal unit) : Node<decimal>(FormulaType.Number)
    {
        public override bool TryGet(FormulaFrame frame, out decimal value)
        {
            value = 0;
            if (!frame.Row.Has(ordinal)) return false;
            var stored = frame.Row.Double(ordinal);
            if (!(Math.Abs(stored) < Doubles.Most)) return frame.Fail("#Too Big!");
            value = unit == 1 ? Doubles.Exactly(stored) : Doubles.Exactly(stored) * unit;
            return true;
        }
    }
}
