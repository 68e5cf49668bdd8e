using System.Text;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.External;

/// <summary>
/// Filters on parents, where either side is external: the parents are found first, and the rows are then those whose look-up has one of
/// their keys. That is right for what must all hold and asks for something that is there; other such filters are refused.
/// </summary>
internal sealed class JoinFilters(Org org, ExternalReader reader, QueryContext context)
{
    /// <summary>Parents that one filter may find (Salesforce Help, "General Limits for Salesforce Connect OData Adapters": rows of a subquery).</summary>
    private const int MostParents = 1_000;

    /// <summary>How many such filters there were.</summary>
    public int Count { get; private set; }

    /// <summary>The condition without paths across to or from external objects.</summary>
    public async Task<BoundCondition?> ResolveAsync(SObjectType type, BoundCondition? where)
    {
        switch (where)
        {
            case null: return null;
            case BoundAnd and:
                var parts = new List<BoundCondition>();
                foreach (var part in and.Parts) parts.Add((await ResolveAsync(type, part).ConfigureAwait(false))!);
                return new BoundAnd(parts);
            default:
                if (Crosses(type, where) is not { } step) return where;
                return await JoinAsync(type, where, step).ConfigureAwait(false);
        }
    }

    // The first step of the one path that the condition has, if it or a later one leads to or from an external object.
    private static ParentStep? Crosses(SObjectType type, BoundCondition condition)
    {
        var paths = PathsOf(condition).ToList();
        var crossing = paths.Select(path => path.Root).OfType<ParentStep>().Where(step => type.External is not null || LeadsOut(step)).ToList();
        if (crossing.Count == 0) return null;
        var isPlain = condition is BoundComparison { Operator: ComparisonOperator.Equal or ComparisonOperator.Less or ComparisonOperator.LessOrEqual or ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual, Value.IsNull: false }
            or BoundComparison { Operator: ComparisonOperator.Like, Value.IsNull: false } or BoundList { Operator: ListOperator.In };
        if (!isPlain || condition is BoundList list && list.Values.Any(value => value.IsNull)) throw ExternalErrors.Unsupported($"A filter on {paths[0].Text} with OR, NOT, != or null");
        return crossing[0].Targets.Count == 1 ? crossing[0] : throw ExternalErrors.Unsupported($"A filter on {paths[0].Text}");
    }

    private static bool LeadsOut(PathStep step) => step is ParentStep parent && parent.Targets.Any(target => target.Type.External is not null || LeadsOut(target.Next));

    private static IEnumerable<BoundPath> PathsOf(BoundCondition condition) => condition switch
    {
        BoundAnd and => and.Parts.SelectMany(PathsOf),
        BoundOr or => or.Parts.SelectMany(PathsOf),
        BoundNot not => PathsOf(not.Inner),
        BoundComparison comparison => [comparison.Path],
        BoundList list => [list.Path],
        BoundSemiJoin { Inner.Type.External: not null } => throw ExternalErrors.Unsupported("A semi-join"),
        BoundSemiJoin join => [join.Path],
        _ => [],
    };

    private async Task<BoundCondition> JoinAsync(SObjectType type, BoundCondition condition, ParentStep step)
    {
        Count++;
        var target = step.Targets[0];
        var onParent = await ResolveAsync(target.Type, Moved(condition, target.Next)).ConfigureAwait(false);
        var keys = target.Type.External is null ? LocalKeys(step, target.Type, onParent!) : await ExternalKeysAsync(target.Type, onParent!).ConfigureAwait(false);
        if (keys.Count > MostParents) throw ExternalErrors.TooLarge();
        var field = ExternalLinks.IsLink(step.Reference) ? ExternalLinks.TextOf(type, step.Reference) : step.Reference;
        var path = new BoundPath(new LeafStep(type, field), LeafKinds.Of(field), field, field.Name, 0);
        return new BoundList(path, ListOperator.In, [.. keys.Select(key => new Constant(key))]);
    }

    private static BoundCondition Moved(BoundCondition condition, PathStep next) => condition switch
    {
        BoundComparison comparison => comparison with { Path = comparison.Path with { Root = next } },
        BoundList list => list with { Path = list.Path with { Root = next } },
        _ => condition,
    };

    private List<Value> LocalKeys(ParentStep step, SObjectType parent, BoundCondition where)
    {
        var run = new Run(org.State, context);
        var numbers = new RowFinder(run).Find(new BoundQuery { Type = parent, Shape = new Shape(parent, []), Where = where, Limit = MostParents + 1 });
        if (step.Reference.IndirectTarget is not { } key) return numbers.ConvertAll(number => Value.Of(parent.IdOf(number)));
        var field = parent[key];
        return [.. numbers.Select(number => run.TableOf(parent).RowAt(number)).Where(row => row.Has(field.Ordinal)).Select(row => Value.Of(Encoding.UTF8.GetString(row.Text(field.Ordinal))))];
    }

    private async Task<List<Value>> ExternalKeysAsync(SObjectType parent, BoundCondition where)
    {
        var filter = new FilterPlan(parent, new Run(org.State, context), reader.Ids).Of(where);
        if (FilterPlan.IsNever(filter)) return [];
        var rows = await reader.AllAsync(new ExternalQuery(parent) { Filter = filter, Top = MostParents + 1 }, MostParents).ConfigureAwait(false);
        return [.. rows.Select(row => Value.Of(row.ExternalId))];
    }
}
