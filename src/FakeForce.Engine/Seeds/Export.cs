using FakeForce.Engine.External;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Seeds;

/// <summary>
/// What an org holds that a fresh one of the same options does not, at one moment. Parents come before children, as far as
/// they are in no circle. Deleted records are left out.
/// </summary>
public sealed class Export
{
    private readonly OrgState fresh;
    private readonly Dictionary<KeyPrefix, ExportedTable> byPrefix;

    private Export(IReadOnlyList<ExportedTable> tables, OrgState fresh)
    {
        this.fresh = fresh;
        Tables = tables;
        byPrefix = tables.ToDictionary(table => table.Type.KeyPrefix!.Value);
    }

    public IReadOnlyList<ExportedTable> Tables { get; }

    /// <summary>Of one sObject, or of all. With <paramref name="createableOnly"/> of those that any caller may make, which other orgs take too.</summary>
    public static Export Of(Org org, SObjectType? only = null, bool createableOnly = false)
    {
        var (state, fresh) = (org.State, org.FreshState());
        if (only?.External is not null) throw ExternalErrors.Unsupported("Export");
        var tables = (only is null ? state.TypesWithRows() : [only])
            .Where(type => type.KeyPrefix is not null && type.Event is null && (!createableOnly || IsCreateable(type, org.Catalog)))
            .Select(type => new ExportedTable(type, state.TableOf(type), fresh.TableOf(type).Count + 1))
            .Where(table => !table.IsEmpty || ReferenceEquals(table.Type, only))
            .OrderBy(table => table.Type.Name, StringComparer.Ordinal).ToList();
        var order = SeedOrder.Of([.. tables.Select(table => (table.Type, table.Fields(all: true).Where(field => field.Type.Storage == StorageKind.Reference)))], out var circle);
        return new Export([.. order.Concat(circle).Select(type => tables.Find(table => ReferenceEquals(table.Type, type))!)], fresh);
    }

    // Links to files need what only the org makes.
    private static bool IsCreateable(SObjectType type, Catalog catalog) => type.Is(SObjectFlags.Createable)
        && !type.Fields.Any(field => field.IsRequiredOnCreate && field.ReferenceTo is [var name] && catalog.TryFind(name, out var parent) && !parent.Is(SObjectFlags.Createable));

    /// <summary>False for a record that neither the export nor a fresh org has.</summary>
    public bool IsWithinReach(RecordId id) => byPrefix.ContainsKey(id.Prefix) || id.Number <= 0 || fresh.TryFind(id, out _, out var row) && row.IsLive;

    /// <summary>The table of a record that the export has, or null.</summary>
    public ExportedTable? TableOf(RecordId id) => byPrefix.TryGetValue(id.Prefix, out var table) && table.Has(id) ? table : null;
}
