using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution;

namespace FakeForce.Engine.External;

/// <summary>Fetches the rows of sub-queries, and points them to their parents.</summary>
internal sealed class ChildJoins(Org org, ExternalReader reader, ExternalTables tables, QueryContext context)
{
    public async Task FollowAsync(SObjectType type, BoundChild child, IReadOnlyList<int> numbers)
    {
        var (from, link) = (child.Query.Type, child.Reference);
        if (type.External is null && from.External is null) return;
        if (type.External is { IsHighVolume: true }) throw ExternalErrors.Unsupported("A sub-query of a high-data-volume external object");
        var field = ExternalLinks.IsLink(link) ? ExternalLinks.TextOf(from, link) : link;
        var parents = new Dictionary<string, RecordId>(StringComparer.Ordinal);
        foreach (var number in numbers)
            if (KeyOf(type, number, link) is { } key) parents[key] = type.IdOf(number);
        if (from.External is null) LinkLocal(from, field, link, parents);
        else await FetchChildrenAsync(child, field, parents).ConfigureAwait(false);
    }

    // What children hold of a parent: its ExternalId, its unique external id, or its record id.
    private string? KeyOf(SObjectType type, int number, Field link) =>
        link.IndirectTarget is { } target ? tables.TextAt(type, number, type[target])
        : type.External is not null ? tables.TextAt(type, number, type[ExternalObjectMaker.ExternalId])
        : type.IdOf(number).ToString();

    private void LinkLocal(SObjectType from, Field field, Field link, Dictionary<string, RecordId> parents)
    {
        foreach (var (key, parent) in parents)
            foreach (var child in ExternalIds.Find(org, org.Catalog.ByIndex(from.Index), field, Value.Of(key)))
                if (tables.TextAt(from, (int)child.Number, field) == key) tables.Link(from, (int)child.Number, link, parent);
    }

    private async Task FetchChildrenAsync(BoundChild child, Field field, Dictionary<string, RecordId> parents)
    {
        var (from, run) = (child.Query.Type, new Run(tables.Before, context));
        if (child.Query.OrderBy.Count > 0 && org.External.SourceOf(from).Type == ExternalKind.OData) throw ExternalErrors.Unsupported("ORDER BY in a sub-query of OData 2.0");
        var where = new FilterPlan(from, run, reader.Ids).Of(child.Query.Where);
        if (FilterPlan.IsNever(where)) return;
        var (given, isLink) = (0, ExternalLinks.IsLink(child.Reference));
        foreach (var chunk in parents.Keys.Chunk(ExternalJoins.KeysAtOnce))
        {
            var keys = chunk.Select(key => isLink ? Value.Of(key) : Value.Of(RecordId.Parse(key)));
            var query = new ExternalQuery(from)
            {
                Columns = [.. ExternalColumns.Of(child.Query.Shape).Append(field).Concat(ExternalColumns.OrderOf(child.Query).Select(order => order.Field)).Where(column => column.ExternalColumn is not null).Distinct()],
                Filter = FilterPlan.Both(where, FilterPlan.AnyOf(field, keys)),
                OrderBy = ExternalColumns.OrderOf(child.Query),
                Top = ExternalJoins.MostRows + 1,
            };
            var rows = await reader.AllAsync(query, ExternalJoins.MostRows - given).ConfigureAwait(false);
            given += rows.Count;
            var numbers = await reader.PutAsync(tables, query, rows).ConfigureAwait(false);
            if (!isLink) continue;
            foreach (var number in numbers)
                if (tables.TextAt(from, number, field) is { } key && parents.TryGetValue(key, out var parent)) tables.Link(from, number, child.Reference, parent);
        }
    }
}
