using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>FIELDS(ALL | STANDARD | CUSTOM). The open-ended two need a bound of 200 rows, by LIMIT or by ids.</summary>
internal static class FieldsExpansion
{
    private const int MostRows = 200;

    public static void Add(FieldsItem item, Query query, QueryScope scope, ShapeBuilder shape)
    {
        if (!item.Group.Is("STANDARD") && !IsBounded(query)) throw scope.Statement.Error(SoqlErrors.FieldsNeedsLimit, item.Position);
        var any = false;
        foreach (var field in scope.Type.Fields)
        {
            if (!Belongs(field, item.Group)) continue;
            shape.AddField(field, item.Position);
            any = true;
        }
        if (!any) throw scope.Statement.Error(SoqlErrors.FieldsIsEmpty, item.Position);
    }

    private static bool Belongs(Field field, Word group)
    {
        if (field.Is(FieldFlags.DeprecatedAndHidden)) return false;
        if (group.Is("ALL")) return true;
        var custom = field.Is(FieldFlags.Custom) || field.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);
        return group.Is("CUSTOM") == custom;
    }

    private static bool IsBounded(Query query) => query.Limit is { Value: <= MostRows } || query.Where is { } where && NamesIds(where);

    private static bool NamesIds(Condition condition) => condition switch
    {
        Comparison { Operator: ComparisonOperator.Equal, Left: FieldPath path } => path.Last.Is("Id") && path.Segments.Count == 1,
        ListComparison { Operator: ListOperator.In, Left: FieldPath path } list => path.Last.Is("Id") && path.Segments.Count == 1 && list.Values.Count <= MostRows,
        AndCondition and => and.Parts.Any(NamesIds),
        _ => false,
    };
}
