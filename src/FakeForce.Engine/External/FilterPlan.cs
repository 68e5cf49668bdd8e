using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.External;

/// <summary>Turns a WHERE clause over an external table's own columns into a filter, with date literals as the days that they are now.</summary>
internal sealed class FilterPlan(SObjectType type, Run run, IdMapping ids)
{
    private static readonly ExternalConstant Never = new(false), Always = new(true);

    public ExternalFilter? Of(BoundCondition? where) => (where is null ? null : Plan(where)) switch { ExternalConstant { Holds: true } => null, var planned => planned };

    public static bool IsNever(ExternalFilter? filter) => filter is ExternalConstant { Holds: false };

    /// <summary>A field has one of the values.</summary>
    public static ExternalFilter AnyOf(Field field, IEnumerable<Value> values) =>
        Either([.. values.Select(value => new ExternalComparison(field, ExternalOperator.Equal, value))]);

    public static ExternalFilter Both(ExternalFilter? first, ExternalFilter second) => first is null ? second : All([first, second]);

    private ExternalFilter Plan(BoundCondition condition) => condition switch
    {
        BoundAnd and => All([.. and.Parts.Select(Plan)]),
        BoundOr or => Either([.. or.Parts.Select(Plan)]),
        BoundNot not => Plan(not.Inner) switch { ExternalConstant constant => new ExternalConstant(!constant.Holds), var inner => new ExternalNot(inner) },
        BoundComparison comparison => Compare(FieldOf(comparison.Path), OperatorOf(comparison.Operator), comparison.Value),
        BoundList { Operator: ListOperator.In } list => Either([.. list.Values.Select(value => Compare(FieldOf(list.Path), ExternalOperator.Equal, value))]),
        BoundList { Operator: ListOperator.NotIn } list => All([.. list.Values.Select(value => Compare(FieldOf(list.Path), ExternalOperator.NotEqual, value))]),
        _ => throw ExternalErrors.Unsupported("This condition"),
    };

    private static ExternalFilter All(IReadOnlyList<ExternalFilter> parts)
    {
        if (parts.Any(IsNever)) return Never;
        ExternalFilter[] rest = [.. parts.Where(part => part is not ExternalConstant)];
        return rest.Length switch { 0 => Always, 1 => rest[0], _ => new ExternalAnd(rest) };
    }

    private static ExternalFilter Either(IReadOnlyList<ExternalFilter> parts)
    {
        if (parts.Any(part => part is ExternalConstant { Holds: true })) return Always;
        ExternalFilter[] rest = [.. parts.Where(part => part is not ExternalConstant)];
        return rest.Length switch { 0 => Never, 1 => rest[0], _ => new ExternalOr(rest) };
    }

    private Field FieldOf(BoundPath path) => path.Root is LeafStep leaf ? leaf.Field : throw ExternalErrors.Unsupported($"A filter on {path.Text} here");

    private ExternalFilter Compare(Field field, ExternalOperator comparison, Constant constant)
    {
        if (ReferenceEquals(field, type.Id)) return CompareId(comparison, constant.Value);
        if (constant.DateLiteral is { } literal) return CompareDays(field, comparison, literal);
        // A checkbox is never null, and null means false: "= null" is "= false" (SOQL and SOSL reference, "Use null in WHERE").
        if (field.Type.Storage == StorageKind.Boolean && constant.Value.IsNull) return new ExternalComparison(field, comparison, Value.Of(false));
        return new ExternalComparison(field, comparison, constant.Value);
    }

    // Record ids are the org's own, so the system is asked for the row that the id stands for.
    private ExternalFilter CompareId(ExternalOperator comparison, Value value)
    {
        if (comparison is not (ExternalOperator.Equal or ExternalOperator.NotEqual)) throw ExternalErrors.Unsupported("An order of record ids");
        var isWanted = comparison == ExternalOperator.Equal;
        if (value.IsNull || ids.ExternalIdOf(type, value.AsId) is not { } externalId) return isWanted ? Never : Always;
        return new ExternalComparison(type[ExternalObjectMaker.ExternalId], comparison, Value.Of(externalId));
    }

    // A date literal is a range of days.
    private ExternalFilter CompareDays(Field field, ExternalOperator comparison, Literal literal)
    {
        var (first, last) = LeafKinds.Of(field) == LeafKind.Date ? run.Ranges.Days(literal) : run.Ranges.Milliseconds(literal);
        var (start, end) = (At(field, ExternalOperator.GreaterOrEqual, first), At(field, ExternalOperator.LessOrEqual, last));
        return comparison switch
        {
            ExternalOperator.Equal => new ExternalAnd([start, end]),
            ExternalOperator.NotEqual => new ExternalOr([At(field, ExternalOperator.Less, first), At(field, ExternalOperator.Greater, last), new ExternalComparison(field, ExternalOperator.Equal, Value.Null)]),
            ExternalOperator.Less => At(field, ExternalOperator.Less, first),
            ExternalOperator.LessOrEqual => end,
            ExternalOperator.Greater => At(field, ExternalOperator.Greater, last),
            _ => start,
        };
    }

    private static ExternalComparison At(Field field, ExternalOperator comparison, long moment) => new(field, comparison, Value.Of(moment));

    private static ExternalOperator OperatorOf(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => ExternalOperator.Equal,
        ComparisonOperator.NotEqual => ExternalOperator.NotEqual,
        ComparisonOperator.Less => ExternalOperator.Less,
        ComparisonOperator.LessOrEqual => ExternalOperator.LessOrEqual,
        ComparisonOperator.Greater => ExternalOperator.Greater,
        ComparisonOperator.GreaterOrEqual => ExternalOperator.GreaterOrEqual,
        _ => throw ExternalErrors.Unsupported("LIKE"),
    };
}
