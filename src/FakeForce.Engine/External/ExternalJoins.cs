using System.Text;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.State;

namespace FakeForce.Engine.External;

/// <summary>Fetches what the rows of a query point to and what points to them, and fills in the references between them.</summary>
internal sealed class ExternalJoins(Org org, ExternalReader reader, ExternalTables tables, QueryContext context)
{
    /// <summary>Joins of one query, each of which is a round trip or more.</summary>
    private const int Most = 4;

    private readonly ChildJoins children = new(org, reader, tables, context);

    /// <summary>Rows of a sub-query, and parents of one batch.</summary>
    public const int MostRows = 1_000;

    /// <summary>Keys that one request asks for, so that its address stays within what servers take. Ours.</summary>
    public const int KeysAtOnce = 50;

    public static void CheckCount(BoundQuery query, int filters = 0)
    {
        var joins = filters + ParentsOf(query.Shape) + query.Children.Count(child => query.Type.External is not null || child.Query.Type.External is not null);
        if (joins > Most) throw ExternalErrors.Wrong($"A query that involves external objects has {Most} joins at most; this one has {joins}");
        foreach (var child in query.Children)
        {
            if (child.Query.Children.Count > 0 || ParentsOf(child.Query.Shape) > 0) throw ExternalErrors.Unsupported("A join within a sub-query");
            if (child.Query.Offset > 0) throw ExternalErrors.Unsupported("OFFSET in a sub-query");
            if (child.Query.Type.External is { } external && query.Children.Count(other => other.Query.Type.External == external) > 1) throw ExternalErrors.Unsupported("Two sub-queries of one external object");
        }
    }

    /// <summary>The query whose external rows need no filter any more.</summary>
    public static BoundQuery WithoutFilters(BoundQuery query) => query with
    {
        Children = [.. query.Children.Select(child => child.Query.Type.External is null ? child : child with { Query = child.Query with { Where = null } })],
    };

    public async Task FollowAsync(BoundQuery query, IReadOnlyList<int> numbers)
    {
        await ParentsAsync(query.Shape, numbers).ConfigureAwait(false);
        foreach (var child in query.Children) await children.FollowAsync(query.Type, child, numbers).ConfigureAwait(false);
    }

    private static int ParentsOf(Shape shape) => shape.Columns.OfType<ParentColumn>().Sum(parent =>
        (shape.Type.External is not null || parent.Shapes.Any(inner => inner.Type.External is not null) ? 1 : 0) + parent.Shapes.Sum(ParentsOf));

    private async Task ParentsAsync(Shape shape, IReadOnlyList<int> numbers)
    {
        foreach (var column in shape.Columns.OfType<ParentColumn>())
        {
            if (ExternalLinks.IsLink(column.Reference)) await FillAsync(shape.Type, column, numbers).ConfigureAwait(false);
            foreach (var parent in column.Shapes.Where(HasParents))
                await ParentsAsync(parent, PointedTo(shape.Type, column.Reference, parent.Type, numbers)).ConfigureAwait(false);
        }
    }

    private static bool HasParents(Shape shape) => shape.Columns.Any(column => column is ParentColumn);

    private List<int> PointedTo(SObjectType type, Field reference, SObjectType parent, IReadOnlyList<int> numbers) =>
        [.. numbers.Select(number => tables.RowAt(type, number).Reference(reference.Ordinal)).Where(id => id.Prefix == parent.KeyPrefix && !id.IsEmpty).Select(id => (int)id.Number).Distinct()];

    private async Task FillAsync(SObjectType type, ParentColumn column, IReadOnlyList<int> numbers)
    {
        var (shape, text) = (column.Shapes[0], ExternalLinks.TextOf(type, column.Reference));
        var keys = numbers.Select(number => tables.TextAt(type, number, text)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (shape.Type.External is { IsHighVolume: true }) throw ExternalErrors.Unsupported("A look-up to a high-data-volume external object");
        var parents = shape.Type.External is null ? LocalParents(shape.Type, column.Reference, keys) : await FetchParentsAsync(shape, keys).ConfigureAwait(false);
        foreach (var number in numbers)
            if (tables.TextAt(type, number, text) is { } key && parents.TryGetValue(key, out var parent)) tables.Link(type, number, column.Reference, parent);
    }

    private Dictionary<string, RecordId> LocalParents(SObjectType type, Field link, List<string> keys)
    {
        var found = new Dictionary<string, RecordId>(StringComparer.Ordinal);
        foreach (var key in keys)
            if (ExternalIds.Find(org, type, type[link.IndirectTarget!], Value.Of(key)) is [var only]) found[key] = only;
        return found;
    }

    private async Task<Dictionary<string, RecordId>> FetchParentsAsync(Shape shape, List<string> keys)
    {
        var found = new Dictionary<string, RecordId>(StringComparer.Ordinal);
        if (keys.Count > MostRows) throw ExternalErrors.TooLarge();
        foreach (var chunk in keys.Chunk(KeysAtOnce))
        {
            var query = new ExternalQuery(shape.Type) { Columns = ExternalColumns.Of(shape), Filter = FilterPlan.AnyOf(shape.Type[ExternalObjectMaker.ExternalId], chunk.Select(Value.Of)), Top = chunk.Length };
            var rows = await reader.AllAsync(query, chunk.Length).ConfigureAwait(false);
            var numbers = await reader.PutAsync(tables, query, rows).ConfigureAwait(false);
            for (var i = 0; i < numbers.Length; i++) found[rows[i].ExternalId] = shape.Type.IdOf(numbers[i]);
        }
        return found;
    }
}
