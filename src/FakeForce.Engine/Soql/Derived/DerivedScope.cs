using FakeForce.Engine.Access;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Derived.Metadata;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>What derived rows are made from: one query, at one moment of the org.</summary>
internal sealed class DerivedScope(OrgState state, BoundQuery query, QueryContext context)
{
    private MetadataRows? metadata;

    public OrgState State => state;
    public BoundQuery Query => query;
    public QueryContext Context => context;
    public QueryCatalog Catalog { get; } = QueryCatalog.Of(context.AccessAt(state)?.Catalog ?? state.Catalog);

    /// <summary>The fields and relationships of the sObjects that the query asks about.</summary>
    public MetadataRows Metadata => metadata ??= new MetadataRows(Catalog, WantedEntities.Of(query, Catalog));

    /// <summary>The live rows of a stored sObject with their numbers that the user may read; none if the org has no such sObject.</summary>
    public IEnumerable<(SObjectType Type, Row Row, RecordId Id)> RowsOf(string name)
    {
        if (!state.Catalog.TryFind(name, out var type)) yield break;
        var table = state.TableOf(type);
        var sight = context.AccessAt(state)?.SightOf(type);
        for (var number = 1; number <= table.Count; number++)
        {
            var row = table.RowAt(number);
            if ((context.IncludeDeleted ? row.Exists : row.IsLive) && sight?.Matches(row, type.IdOf(number)) != false) yield return (type, row, type.IdOf(number));
        }
    }

    /// <summary>A field of any record; null where the record or the field is not there.</summary>
    public Value Read(RecordId id, string field) =>
        !id.IsEmpty && state.TryFind(id, out var type, out var row) ? Read(type, row, field) : Value.Null;

    public static Value Read(SObjectType type, Row row, string field) => type.TryField(field, out var found) ? row.Get(found) : Value.Null;
}
