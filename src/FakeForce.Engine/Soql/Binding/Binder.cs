using FakeForce.Engine.External;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Derived;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// Resolves a syntax tree against the catalogue and checks every rule, so that what it returns can only run. Where a
/// clause is read but cannot run yet, it is refused here by name.
/// </summary>
internal sealed class Binder(Statement statement)
{
    /// <summary>Rows that OFFSET may skip (SOQL and SOSL reference, "OFFSET").</summary>
    private const int LargestOffset = 2_000;

    private const int MostOrderings = 32;

    public static BoundQuery Bind(string source, Catalog catalog, int apiVersion, bool isApex = false) =>
        Bind(Parser.Parse(source), new Statement(source, QueryCatalog.Of(catalog), apiVersion, isApex));

    public static BoundQuery Bind(Query query, Statement statement)
    {
        var binder = new Binder(statement);
        var bound = binder.BindLevel(query, binder.FindType(query.From.Object), level: 0, isSemiJoin: false);
        if (statement is { External.Count: > 0, Calculated.Count: > 0 }) throw statement.NotYet("A formula field beside external objects", query.From.Object.Position);
        return bound with { External = [.. statement.External], Derived = [.. statement.Derived], Stamped = [.. statement.Stamped], Calculated = [.. statement.Calculated] };
    }

    public SObjectType FindType(FieldPath from)
    {
        if (from.Segments.Count > 1 || !statement.Catalog.TryFind(from.Text, out var type)) throw statement.Error(SoqlErrors.NoSuchType(from.Text), from.Position);
        return type.Is(SObjectFlags.Queryable) ? type : throw SoqlErrors.NotQueryable(type.Name).Plain();
    }

    /// <summary>One SELECT: level 0 is the statement, each sub-query is one further.</summary>
    public BoundQuery BindLevel(Query query, SObjectType type, int level, bool isSemiJoin)
    {
        ClauseRules.Check(query, statement, level, isSemiJoin);
        ObjectKindRules.Check(query, type, statement);
        var scope = new QueryScope(statement, type, query.From);
        if (level == 0) RequiredFilters.Check(query, type, scope);
        if (RefusedObjects.Contains(type.Name, statement.Catalog)) throw statement.NotYet($"{type.Name}, whose rows Salesforce derives from others,", query.From.Object.Position);
        var where = query.Where is { } condition ? new ConditionBinder(scope, new SemiJoinBinder(isSemiJoin)).Bind(condition) : null;
        if (query.Scope is { } named) where = ScopeBinder.Within(named, where, query, type, statement);
        if (query.Offset is { Value: > LargestOffset } offset) throw statement.Error(SoqlErrors.OffsetTooLarge, offset.Position);
        var rows = new BoundQuery
        {
            Type = type,
            Shape = new Shape(type, []),
            Where = where,
            Limit = query.Limit?.Value,
            Offset = query.Offset?.Value ?? 0,
            AllRows = query.AllRows is not null,
            Use = RecordUses.Bind(query, type, statement, level),
        };
        var bound = IsCount(query) ? BindCount(query, rows, level)
            : AggregateBinder.IsFor(query) ? BindGroups(query, rows, scope, level)
            : BindRows(query, rows, scope, level);
        DerivedRules.Check(bound, isTop: level == 0, statement.Catalog);
        ExternalRules.Check(bound);
        return bound;
    }

    private BoundQuery BindRows(Query query, BoundQuery rows, QueryScope scope, int level)
    {
        if (query.OrderBy.Count > MostOrderings) throw statement.Error(SoqlErrors.TooManyOrderings, query.OrderBy[MostOrderings].Operand.Position);
        var (shape, children) = new SelectBinder(this, scope, level).Bind(query);
        return rows with { Shape = shape, Children = children, OrderBy = [.. query.OrderBy.Select(o => BindOrdering(o, scope))] };
    }

    private BoundQuery BindGroups(Query query, BoundQuery rows, QueryScope scope, int level)
    {
        if (level > 0 && query.GroupBy is { } group) throw statement.Error(SoqlErrors.UnexpectedToken("GROUP"), group.Position);
        if (level > 0) throw statement.Error(SoqlErrors.MustBeGrouped("Id"), query.Position);
        if (query.GroupBy is null && query.Having is { } having) throw statement.Error(SoqlErrors.UnexpectedToken("HAVING"), having.Position);
        return new AggregateBinder(scope).Bind(query, rows);
    }

    public static bool IsCount(Query query) =>
        query.Select is [OperandItem { Operand: FunctionCall { Arguments.Count: 0 } function, Alias: null }] && function.Name.Is("COUNT");

    // COUNT() alone counts rows; it may have a LIMIT but no groups and no order, and stands only at the top.
    private BoundQuery BindCount(Query query, BoundQuery rows, int level)
    {
        if (query.GroupBy is { } group) throw statement.Error(SoqlErrors.UnexpectedToken("GROUP"), group.Position);
        if (query.Having is { } having) throw statement.Error(SoqlErrors.UnexpectedToken("HAVING"), having.Position);
        if (query.OrderBy is [var ordering, ..]) throw statement.Error(SoqlErrors.UnexpectedToken("ORDER"), ordering.Operand.Position);
        if (level > 0) throw statement.Error(SoqlErrors.UnexpectedToken("COUNT"), query.Select[0].Position);
        return rows with { IsCount = true };
    }

    private BoundOrdering BindOrdering(Ordering ordering, QueryScope scope)
    {
        if (ordering.Operand.Is(FunctionNames.Distance))
            return new BoundOrdering(null, -1, ordering.Descending, ordering.Nulls) { Distance = new DistanceBinder(scope).Bind((FunctionCall)ordering.Operand) };
        var path = FunctionBinder.Resolve(ordering.Operand, scope, "ORDER BY");
        if (!path.IsSortable || path.Kind == LeafKind.MultiPicklist) throw statement.Error(SoqlErrors.NotSortable(path.LeafName), path.Position);
        if (path.Kind == LeafKind.Incomparable) throw statement.NotYet($"ORDER BY {path.LeafName}, a field without a stored value,", path.Position);
        return new BoundOrdering(path, -1, ordering.Descending, ordering.Nulls);
    }
}
