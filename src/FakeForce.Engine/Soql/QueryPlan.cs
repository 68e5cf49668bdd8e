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
        var scan = new QueryPlan("TableScan", query.Type.Name, rows, rows, 1, [], []);
        if (path.Numbers is not { } numbers) return [scan];
        var fields = path.Fields.Select(f => f.Name).ToArray();
        return [new QueryPlan(path.LeadingOperation, query.Type.Name, numbers.Count, rows, rows == 0 ? 0 : (double)numbers.Count / rows, fields, []), scan];
    }
}

/// <summary>Why a plan is as it is.</summary>
public sealed record QueryPlanNote(string Description, IReadOnlyList<string> Fields, string TableEnumOrId);
