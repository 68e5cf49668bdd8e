using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Rows;

/// <summary>
/// /sobjects/{sobject}/{key}/{value}: a record by external id where key is such a field, otherwise the relationship or
/// file of the record whose id key is.
/// </summary>
internal static class Keyed
{
    public static ValueTask Get(ApiCall call) => IsRecord(call, out var type, out var id) ? Related.Get(call, type, id) : ByExternalId.Get(call, type);

    public static ValueTask Patch(ApiCall call) => IsRecord(call, out var type, out var id) ? Related.Patch(call, type, id) : ByExternalId.Patch(call, type);

    public static ValueTask Delete(ApiCall call) => IsRecord(call, out var type, out var id) ? Related.Delete(call, type, id) : ByExternalId.Delete(call, type);

    private static bool IsRecord(ApiCall call, out SObjectType type, out RecordId id)
    {
        type = call.SObject();
        var key = call.RouteText("key");
        id = default;
        return !type.TryField(key, out _) && RecordId.TryParse(key, out id) && id.Prefix == type.KeyPrefix;
    }
}
