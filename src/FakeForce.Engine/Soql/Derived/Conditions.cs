using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>Reads from a WHERE clause what must be equal to what, whatever else it says.</summary>
internal static class Conditions
{
    /// <summary>The conditions that must all hold.</summary>
    public static IEnumerable<BoundCondition> AllOf(BoundCondition? where) => where switch
    {
        null => [],
        BoundAnd and => and.Parts.SelectMany(AllOf),
        _ => [where],
    };

    /// <summary>The path that = or IN holds against constants; null for other conditions.</summary>
    public static string? EqualPathOf(BoundCondition condition) => condition switch
    {
        BoundComparison { Operator: ComparisonOperator.Equal, Path.Function: null } comparison => comparison.Path.Text,
        BoundList { Operator: ListOperator.In, Path.Function: null } list => list.Path.Text,
        _ => null,
    };

    public static IEnumerable<Constant> ConstantsOf(BoundCondition condition) => condition switch
    {
        BoundComparison comparison => [comparison.Value],
        BoundList list => list.Values,
        _ => [],
    };
}
