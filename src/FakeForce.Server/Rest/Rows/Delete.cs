using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Rows;

/// <summary>DELETE /sobjects/{sobject}/{id}: into the recycle bin, 204.</summary>
internal static class Delete
{
    public static ValueTask Row(ApiCall call)
    {
        var type = call.SObject();
        return Record(call, type, RowPath.Id(type, call.RouteText("id")));
    }

    public static async ValueTask Record(ApiCall call, SObjectType type, RecordId id)
    {
        if (type.External is not null)
        {
            await ExternalRecord.DeleteAsync(call, type, id);
            return;
        }
        if (Conditions.Fail(call, type, call.Find(type, id))) return;
        var caller = call.Caller;
        await call.Org.WriteAsync(t => RecordsFailedException.Check(Deletion.Delete(t, caller, type, id)), call.Cancel);
        call.NoContent();
    }
}
