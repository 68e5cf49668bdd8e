using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>
/// What queries of the metadata objects may not do (Tooling API, "SOQL Operation Limitations"). LIMIT, OFFSET and COUNT()
/// are said to be ignored, but work, and clients page through EntityDefinition by them (Salesforce Inspector reloaded).
/// The codes of the texts other than the required filter's are assumed.
/// </summary>
internal static class MetadataRules
{
    /// <summary>There are no cursors here: more rows than a batch holds are an error.</summary>
    public const int MostRows = 2_000;

    public static void Check(DerivedObject derived, BoundQuery query, bool isTop)
    {
        if (query.Grouping is not null) throw SoqlErrors.NotByThisStorage.Plain();
        if (query.Where is { } where) CheckFilter(where);
        if (isTop && derived.Reified is { Count: > 0 } columns && !Conditions.AllOf(query.Where).Any(part => IsReified(part, columns)))
            throw SoqlErrors.ReifiedFilterRequired(derived.Name, columns).Plain();
    }

    private static void CheckFilter(BoundCondition condition)
    {
        switch (condition)
        {
            case BoundAnd and:
                foreach (var part in and.Parts) CheckFilter(part);
                break;
            case BoundOr: throw SoqlErrors.NoDisjunctions.Plain();
            case BoundNot or BoundComparison { Operator: ComparisonOperator.NotEqual } or BoundList { Operator: ListOperator.NotIn }: throw SoqlErrors.OnlyEquals.Plain();
            case BoundList { Operator: ListOperator.Includes or ListOperator.Excludes }: throw SoqlErrors.UnsupportedFilter.Plain();
        }
    }

    // EntityDefinition.QualifiedApiName = … is a filter on EntityDefinitionId too.
    private static bool IsReified(BoundCondition condition, IReadOnlyList<string> columns) =>
        Conditions.EqualPathOf(condition) is { } path && columns.Any(column => path == column || path.StartsWith(column[..^2] + ".", StringComparison.Ordinal));
}
