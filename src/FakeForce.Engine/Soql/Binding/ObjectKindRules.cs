using FakeForce.Engine.External;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// What queries of custom metadata types, big objects and external objects may not say (SOQL and SOSL reference, "SOQL
/// object limits and limitations").
/// </summary>
internal static class ObjectKindRules
{
    public static void Check(Query query, SObjectType type, Statement statement)
    {
        if (Ends(type, "__mdt")) CheckMetadata(query);
        if (Ends(type, "__b")) throw statement.NotYet("a query of a big object", query.From.Object.Position);
        if (type.External is not null) ExternalRules.Check(query);
    }

    private static void CheckMetadata(Query query)
    {
        var orders = query.OrderBy.Any(o => o.Operand is FieldPath { Segments.Count: > 1 });
        if (AggregateBinder.IsFor(query) && !Binder.IsCount(query) || orders || query.Select.Any(s => s is SubQueryItem)) throw SoqlErrors.StorageType.Plain();
        if (query.Where is { } where && HasDisjunction(where)) throw SoqlErrors.Disjunctions.Plain();
    }

    // OR may join LIKE and = on one column.
    private static bool HasDisjunction(Condition condition) => condition switch
    {
        OrCondition or => or.Parts.Select(ColumnOf).Distinct(StringComparer.OrdinalIgnoreCase).ToArray() is not [not ""],
        AndCondition and => and.Parts.Any(HasDisjunction),
        NotCondition not => HasDisjunction(not.Inner),
        _ => false,
    };

    private static string ColumnOf(Condition condition) =>
        condition is Comparison { Operator: ComparisonOperator.Equal or ComparisonOperator.Like, Left: FieldPath path } ? path.Text : "";

    private static bool Ends(SObjectType type, string suffix) => type.Name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
}
