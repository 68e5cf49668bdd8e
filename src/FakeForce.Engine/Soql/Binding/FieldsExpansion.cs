using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// FIELDS(ALL | STANDARD | CUSTOM). The open-ended two need a bound of 200 rows, by LIMIT or by ids; a group without fields
/// is refused when it is all that is selected (SOQL and SOSL reference, "SELECT").
/// </summary>
internal static class FieldsExpansion
{
    private const int MostRows = 200;

    /// <summary>The first API version with FIELDS().</summary>
    private const int Since = 51;

    public static void Add(FieldsItem item, Query query, QueryScope scope, ShapeBuilder shape)
    {
        if (scope.Statement.ApiVersion < Since) throw scope.Statement.Error(SoqlErrors.FieldsNotYetThere, item.Position);
        if (!item.Group.Is("STANDARD") && !IsBounded(query)) throw scope.Statement.Error(SoqlErrors.FieldsNeedsLimit, item.Position);
        var any = false;
        foreach (var field in scope.Type.Visible)
        {
            if (!Belongs(field, item.Group)) continue;
            shape.AddField(field, item.Position);
            any = true;
        }
        if (!any && query.Select.Count == 1) throw scope.Statement.Error(SoqlErrors.FieldsIsEmpty, item.Position);
    }

    private static bool Belongs(Field field, Word group)
    {
        if (field.Is(FieldFlags.DeprecatedAndHidden)) return false;
        if (group.Is("ALL")) return true;
        var custom = field.Is(FieldFlags.Custom) || field.Name.EndsWith("__c", StringComparison.OrdinalIgnoreCase);
        return group.Is("CUSTOM") == custom;
    }

    private static bool IsBounded(Query query) => query.Limit is { Value: <= MostRows } || query.Where is { } where && IdsNamedBy(where) <= MostRows;

    // How many ids a condition lets through; OR adds them up.
    private static int? IdsNamedBy(Condition condition) => condition switch
    {
        Comparison { Operator: ComparisonOperator.Equal, Left: FieldPath path } when IsId(path) => 1,
        ListComparison { Operator: ListOperator.In, Left: FieldPath path } list when IsId(path) => list.Values.Count,
        AndCondition and => and.Parts.Min(IdsNamedBy),
        OrCondition or => or.Parts.Select(IdsNamedBy).Aggregate((int?)0, (sum, part) => sum + part),
        _ => null,
    };

    private static bool IsId(FieldPath path) => path.Segments.Count == 1 && path.Last.Is("Id");
}
