using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>
/// Puts the derived tables that a query touches into the state that it sees. Planner, predicates, sorter, grouper and the
/// faces then find them where all tables are; the org's own state never has them.
/// </summary>
internal static class DerivedTables
{
    public static OrgState Into(OrgState state, BoundQuery query, QueryContext context)
    {
        if (query.Derived.Count == 0) return state;
        var scope = new DerivedScope(state, query, context);
        var tables = state.Tables;
        foreach (var type in query.Derived)
            if (DerivedObjects.TryFind(type.Name, out var derived)) tables = tables.SetItem(type.Index, derived.Rows(scope));
        return new OrgState(state.Catalog, tables, state.Documents, state.Events);
    }
}
