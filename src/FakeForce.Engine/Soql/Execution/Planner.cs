using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>
/// Chooses how to reach the rows: of the conditions that must all hold, the one whose index leaves the fewest candidates,
/// or a scan if even those are a good part of the table.
/// </summary>
internal sealed class Planner(Run run)
{
    /// <summary>Rows reached one by one cost several times what they cost in a row; so an index must spare most of them.</summary>
    private const int ScanWorthShare = 4;

    public AccessPath Choose(BoundQuery query) => Choose(query.Type, query.Where);

    public AccessPath Choose(SObjectType type, BoundCondition? where)
    {
        if (Best(type, where) is not { } best) return AccessPath.TableScan;
        var (slots, numbers) = (run.TableOf(type).Count, best.Estimate);
        return numbers > 256 && numbers > slots / ScanWorthShare ? AccessPath.TableScan : new AccessPath("Index", InOrder(best.Numbers()), [best.Field]);
    }

    private Candidate? Best(SObjectType type, BoundCondition? where)
    {
        var offers = new IndexOffers(run, type);
        Candidate? best = null;
        foreach (var candidate in offers.For(Conjuncts.Of(where)))
            if (best is null || candidate.Estimate < best.Estimate) best = candidate;
        return best;
    }

    private static List<int> InOrder(List<int> numbers)
    {
        if (numbers.Count < 2) return numbers;
        numbers.Sort();
        var kept = 1;
        for (var i = 1; i < numbers.Count; i++)
            if (numbers[i] != numbers[kept - 1]) numbers[kept++] = numbers[i];
        numbers.RemoveRange(kept, numbers.Count - kept);
        return numbers;
    }
}

/// <summary>The conditions that must all hold.</summary>
internal static class Conjuncts
{
    public static IReadOnlyList<BoundCondition> Of(BoundCondition? where) => where switch
    {
        null => [],
        BoundAnd and => and.Parts,
        _ => [where],
    };
}
