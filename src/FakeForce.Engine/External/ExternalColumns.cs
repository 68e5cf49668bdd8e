using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Engine.External;

/// <summary>What a query wants of an external table.</summary>
internal static class ExternalColumns
{
    /// <summary>The fields that are shown, and the look-ups that are followed.</summary>
    public static IReadOnlyList<Field> Of(Shape shape)
    {
        var fields = new HashSet<Field>();
        foreach (var column in shape.Columns)
            switch (column)
            {
                case FieldColumn { Field: var field }: Add(field); break;
                case ParentColumn parent: Add(ExternalLinks.IsLink(parent.Reference) ? ExternalLinks.TextOf(shape.Type, parent.Reference) : parent.Reference); break;
                case ChildColumn: break;
                default: throw ExternalErrors.Unsupported($"{column.Key} in SELECT");
            }
        return [.. fields];

        void Add(Field field)
        {
            if (field.ExternalColumn is not null) fields.Add(field);
        }
    }

    /// <summary>Nulls stand where the external system puts them: NULLS FIRST and NULLS LAST are ignored.</summary>
    public static IReadOnlyList<ExternalOrder> OrderOf(BoundQuery query) => [.. query.OrderBy.Select(order => new ExternalOrder(FieldOf(query.Type, order), order.Descending))];

    private static Field FieldOf(SObjectType type, BoundOrdering order) =>
        order.Path is { Root: LeafStep leaf, Function: null } && !ReferenceEquals(leaf.Field, type.Id) ? leaf.Field
            : throw ExternalErrors.Unsupported($"ORDER BY {order.Path?.Text ?? "DISTANCE"}");
}
