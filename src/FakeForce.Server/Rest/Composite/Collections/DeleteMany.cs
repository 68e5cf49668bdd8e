using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Composite.Collections;

/// <summary>DELETE /composite/sobjects?ids=…&amp;allOrNone=false: records of any sObjects.</summary>
internal static class DeleteMany
{
    private const int MostIds = 200;

    public static async ValueTask DeleteAsync(ApiCall call)
    {
        CollectionRules.Since(call);
        var ids = Rows.Read.Names(call.Query("ids") ?? throw new SalesforceException("MISSING_ARGUMENT", "Missing parameter: ids"));
        if (ids.Length > MostIds) throw CompositeErrors.TooManyRecords(MostIds);
        var allOrNone = "true".Equals(call.Query("allOrNone"), StringComparison.OrdinalIgnoreCase);
        var (catalog, caller) = (call.Catalog, call.Caller);
        CollectionRules.CheckMixture(ids.Select(id => TypeOf(catalog, id)).OfType<SObjectType>());
        await CollectionAnswer.SaveAsync(call, [.. ids.Select(id => One(catalog, caller, id))], allOrNone, isUse: false);
    }

    private static SaveOne One(Catalog catalog, Caller caller, string text)
    {
        // REST API Developer Guide, "Delete Records Using sObject Collections".
        if (!RecordId.TryParse(text, out var id)) return _ => SaveResult.Failed(null, new SaveError("MALFORMED_ID", $"malformed id {text}"));
        return transaction => RowGone.AsReference(catalog.TryFind(id.Prefix, out var type) ? Deletion.Delete(transaction, caller, type, id)
            : SaveResult.Failed(id, new SaveError("NOT_FOUND", "")));
    }

    private static SObjectType? TypeOf(Catalog catalog, string text) => RecordId.TryParse(text, out var id) && catalog.TryFind(id.Prefix, out var type) ? type : null;
}
