using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

/// <summary>
/// Validate and Sync: reads what tables there are and makes external objects of them. What an earlier sync made is overwritten, field by
/// field; fields of other names stay (Salesforce Help, "Sync an External Data Source").
/// </summary>
internal static class ExternalSync
{
    /// <summary>With <paramref name="tables"/> only those; with <paramref name="onlyValidates"/> the org is left as it is.</summary>
    public static async Task<SyncOutcome> RunAsync(Org org, ExternalSource source, IReadOnlyCollection<string>? tables, bool onlyValidates, CancellationToken cancel)
    {
        org.External.RefuseInside();
        if (!onlyValidates && org.Journal is not null)
            throw ExternalErrors.Wrong("An org with a data folder takes its external objects from fakeforce.json; validateOnly gives the definitions to put there");
        var found = await org.External.AdapterOf(source).TablesAsync(tables, cancel).ConfigureAwait(false);
        var missing = (tables ?? []).Where(name => !found.Any(definition => definition.ExternalName == name)).ToList();
        if (missing.Count > 0) throw ExternalErrors.Wrong($"The external system has no tables with a key of these names: {string.Join(", ", missing)}");
        var wanted = found.Where(definition => tables is null || tables.Contains(definition.ExternalName!)).ToList();
        if (!onlyValidates) await TakeAsync(org, source, wanted, cancel).ConfigureAwait(false);
        return new SyncOutcome(source, wanted, !onlyValidates);
    }

    private static ValueTask<bool> TakeAsync(Org org, ExternalSource source, List<CustomObjectDefinition> wanted, CancellationToken cancel) => org.WriteAsync(transaction =>
    {
        var catalog = transaction.Catalog as OrgCatalog ?? new OrgCatalog((StandardCatalog)transaction.Catalog);
        transaction.SetCatalog(catalog.Synced(source, wanted));
        return true;
    }, cancel);
}
