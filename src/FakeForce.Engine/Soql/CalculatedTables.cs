using FakeForce.Engine.Formula;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql;

/// <summary>
/// The formula fields that a query touches: their sObjects' tables give rows in which they have values, so that conditions, orders, groups
/// and answers need not know that they are worked out. Other queries see the tables as they are.
/// </summary>
internal static class CalculatedTables
{
    public static OrgState Into(OrgState state, BoundQuery query, QueryContext context)
    {
        if (query.Calculated.Count == 0) return state;
        var tables = state.Tables;
        foreach (var fields in query.Calculated.GroupBy(one => one.Type, one => one.Field))
        {
            if (!tables.TryGetValue(fields.Key.Index, out var table)) continue;
            var rows = table.Rows.Seen(new Rows(state, fields.Key, [.. fields], context, table.Count));
            tables = tables.SetItem(fields.Key.Index, new Table(rows, table.LiveCount, table.Indexes));
        }
        return new OrgState(state.Catalog, tables, state.Documents, state.Events);
    }

    private sealed class Rows(OrgState state, SObjectType type, Field[] fields, QueryContext context, int count) : RowDerivation(count)
    {
        private readonly Lock oneAtATime = new();
        private readonly FormulaFrame frame = FormulaFrame.Of(state, context.UserId, context.TimeZone, context.Now);

        protected override byte[] Derive(int index, byte[] stored)
        {
            lock (oneAtATime) return CalculatedRow.With(type, fields, frame, type.IdOf(index + 1), new Row(stored)).Bytes!;
        }
    }
}
