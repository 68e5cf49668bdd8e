using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>What it costs to hold a row against a condition, roughly: of those that must all hold, the cheapest is asked first.</summary>
internal static class ConditionCost
{
    private const int Text = 3, Parent = 20;

    public static int Of(BoundCondition condition) => condition switch
    {
        BoundAnd and => and.Parts.Sum(Of),
        BoundOr or => or.Parts.Sum(Of),
        BoundNot not => Of(not.Inner),
        BoundComparison comparison => Of(comparison.Path),
        BoundList list => Of(list.Path) + 1,
        BoundSemiJoin join => Of(join.Path) + 1,
        _ => 1,
    };

    private static int Of(BoundPath path) => (path.Kind.IsText() ? Text : 1) + (path.IsDirect ? 0 : Parent);
}
