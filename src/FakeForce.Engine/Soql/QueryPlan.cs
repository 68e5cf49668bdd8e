using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution;

namespace FakeForce.Engine.Soql;

/// <summary>
/// One plan of an EXPLAIN answer, with the names that the answer uses. <paramref name="Cardinality"/> is the number of
/// candidate rows, <paramref name="RelativeCost"/> is 1 for the whole table.
/// </summary>
public sealed record QueryPlan(string LeadingOperationType, string SObjectType, int Cardinality, int SObjectCardinality, double RelativeCost, IReadOnlyList<string> Fields, IReadOnlyList<QueryPlanNote> Notes)
{
    internal static IReadOnlyList<QueryPlan> Of(BoundQuery query, Run run)
    {
        var rows = run.TableOf(query.Type).LiveCount;
        var path = new Planner(run).Choose(query);
        var scan = new QueryPlan("TableScan", query.Type.Name, rows, rows, 1, [], NotesOn(query, path));
        if (path.Numbers is not { } numbers) return [scan];
        var fields = path.Fields.Select(f => f.Name).ToArray();
        return [new QueryPlan(path.LeadingOperation, query.Type.Name, numbers.Count, rows, rows == 0 ? 0 : (double)numbers.Count / rows, fields, []), scan];
    }

    // Why a filter does not lead the plan, in the words of Salesforce's own notes.
    private static IReadOnlyList<QueryPlanNote> NotesOn(BoundQuery query, AccessPath path) =>
        path.Numbers is null && query.Where is not null ? [new("Not considering filter for optimization because unindexed", FieldsOf(query.Where), query.Type.Name)] : [];

    private static string[] FieldsOf(BoundCondition condition) => condition switch
    {
        BoundAnd and => [.. and.Parts.SelectMany(FieldsOf).Distinct()],
        BoundOr or => [.. or.Parts.SelectMany(FieldsOf).Distinct()],
        BoundNot not => FieldsOf(not.Inner),
        BoundComparison comparison => [comparison.Path.Text],
        BoundList list => [list.Path.Text],
        BoundSemiJoin join => [join.Path.Text],
        _ => [],
    };
}

/// <summary>Why a plan is as it is.</summary>
public sealed record QueryPlanNote(string Description, IReadOnlyList<string> Fields, string TableEnumOrId);
