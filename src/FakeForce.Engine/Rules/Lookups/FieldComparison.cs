using FakeForce.Engine.Formula;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Lookups;

/// <summary>Two fields held against one another.</summary>
internal sealed class FieldComparison
{
    private readonly CriteriaPath left, right;
    private readonly FilterOperation operation;

    private FieldComparison(CriteriaPath left, FilterOperation operation, CriteriaPath right) => (this.left, this.operation, this.right) = (left, operation, right);

    /// <summary>Throws <see cref="FormatException"/> for fields of different kinds, and for operations other than equality and order.</summary>
    public static FieldComparison Bind(CriteriaItem item, CriteriaPath left, CriteriaPath right)
    {
        if (item.Value.Length > 0) throw new FormatException($"{item.Field}: it has a value or a valueField, and not both");
        if (CriteriaKinds.Of(left.Field) != KindOf(right.Field, CriteriaKinds.Of(left.Field))) throw new FormatException($"{item.Field} and {item.ValueField} are not of one kind");
        if (item.Operation > FilterOperation.GreaterOrEqual) throw new FormatException($"{item.Field}: fields are compared by equality and order only");
        return new(left, item.Operation, right);
    }

    public bool Matches(FormulaFrame frame)
    {
        var (a, b) = (left.ValueIn(frame), right.ValueIn(frame));
        if (operation is FilterOperation.Equals or FilterOperation.NotEqual) return IsSame(a, b) == (operation == FilterOperation.Equals);
        if (a.IsNull || b.IsNull) return false;
        var order = a.Kind == StorageKind.Text ? string.Compare(a.AsText, b.AsText, StringComparison.OrdinalIgnoreCase) : Number(a).CompareTo(Number(b));
        return operation switch
        {
            FilterOperation.LessThan => order < 0,
            FilterOperation.LessOrEqual => order <= 0,
            FilterOperation.GreaterThan => order > 0,
            _ => order >= 0,
        };
    }

    // The record's own id is compared with look-ups.
    private static CriteriaKind KindOf(Field field, CriteriaKind like) => field.Type == FieldTypes.Id && like == CriteriaKind.Link ? CriteriaKind.Link : CriteriaKinds.Of(field);

    private static bool IsSame(Value a, Value b) => a.IsNull || b.IsNull ? a.IsNull && b.IsNull
        : a.Kind == StorageKind.Text ? a.AsText.Equals(b.AsText, StringComparison.OrdinalIgnoreCase)
        : a.Kind is StorageKind.Integer or StorageKind.Double ? Number(a) == Number(b) : a == b;

    private static double Number(Value value) => value.Kind == StorageKind.Double ? value.AsDouble : value.Bits;
}
