using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>All sObjects of a catalogue as rows of EntityDefinition: in the order of describe global, made once for each catalogue.</summary>
internal sealed class EntityIndex
{
    private readonly Dictionary<int, int> numbers = [];
    private readonly Dictionary<string, SObjectType> byDurableId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Catalog catalog;
    private readonly Lazy<Table> table;

    public EntityIndex(QueryCatalog seen, Catalog catalog)
    {
        this.catalog = catalog;
        Types = [.. catalog.All];
        for (var i = 0; i < Types.Count; i++)
        {
            numbers[Types[i].Index] = i + 1;
            byDurableId[DurableIds.Of(Types[i])] = Types[i];
        }
        table = new(() => EntityDefinitions.Parts.TableOf(seen["EntityDefinition"], Types));
    }

    public IReadOnlyList<SObjectType> Types { get; }

    public Table Table => table.Value;

    public SObjectType? WithDurableId(string id) => byDurableId.GetValueOrDefault(id);

    public SObjectType? Named(string name) => catalog.TryFind(name, out var type) ? type : null;

    /// <summary>What a link to the sObject's definition stores.</summary>
    public RecordId LinkTo(SObjectType type) =>
        catalog.TryPrefix("EntityDefinition", out var prefix) && numbers.TryGetValue(type.Index, out var number) ? new RecordId(prefix, number) : default;
}
