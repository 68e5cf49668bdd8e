using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Rows;

/// <summary>
/// /sobjects/{sobject}/{key}/{value}: a record by external id where key is such a field, otherwise the relationship or
/// file of the record whose id key is.
/// </summary>
internal static class Keyed
{
    public static ValueTask Get(ApiCall call) => External(call, isRead: true) ?? (IsRecord(call, out var type, out var id) ? Related.Get(call, type, id) : ByExternalId.Get(call, type));

    public static ValueTask Patch(ApiCall call) => External(call, isRead: false) ?? (IsRecord(call, out var type, out var id) ? Related.Patch(call, type, id) : ByExternalId.Patch(call, type));

    public static ValueTask Delete(ApiCall call) => External(call, isRead: false) ?? (IsRecord(call, out var type, out var id) ? Related.Delete(call, type, id) : ByExternalId.Delete(call, type));

    // The org has no rows of an external object to find one among, so only reading by ExternalId remains.
    private static ValueTask? External(ApiCall call, bool isRead)
    {
        var type = call.SObject();
        if (type.External is null || IsRecord(call, out _, out _)) return null;
        return isRead ? ExternalRecord.ReadByExternalIdAsync(call, type) : throw ExternalErrors.Unsupported("A write by external id");
    }

    private static bool IsRecord(ApiCall call, out SObjectType type, out RecordId id)
    {
        type = call.SObject();
        var key = call.RouteText("key");
        id = default;
        return !type.TryField(key, out _) && RecordId.TryParse(key, out id) && id.Prefix == type.KeyPrefix;
    }
}
