using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Rows;

/// <summary>PATCH /sobjects/{sobject}/{id}: 204.</summary>
internal static class Update
{
    public static async ValueTask Patch(ApiCall call)
    {
        var type = call.SObject();
        await Record(call, type, RowPath.Id(type, call.RouteText("id")));
    }

    public static async ValueTask Record(ApiCall call, SObjectType type, RecordId id)
    {
        var input = Multipart.Is(call.Http.Request) ? await Multipart.ReadAsync(call, type) : await RequestBody.ReadRecordAsync(call);
        if (type.External is not null)
        {
            await ExternalRecord.UpdateAsync(call, type, id, input);
            return;
        }
        if (Conditions.Fail(call, type, call.Find(type, id))) return;
        var caller = call.Caller;
        await call.Org.WriteAsync(t => RecordsFailedException.Check(SavePipeline.Update(t, caller, type, id, input)), call.Cancel);
        Create.Used(call, id);
        call.NoContent();
    }
}
