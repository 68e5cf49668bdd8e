using FakeForce.Engine;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;
using FakeForce.Server.Rest.Rows;

namespace FakeForce.Server.Rest.Tooling;

/// <summary>/tooling/sobjects/{sobject} and …/{id}: channels, their members and managed subscriptions of the event bus.</summary>
internal static class ToolingRows
{
    public static ValueTask Get(ApiCall call)
    {
        var type = ToolingQuery.TypeOf(call);
        var id = IdOf(call, type);
        var fields = call.Query("fields") is { Length: > 0 } names ? Rows.Read.Named(type, Rows.Read.Names(names)) : type.Fields;
        var result = call.Org.Queries.Run(call.Org, $"SELECT {string.Join(',', fields.Select(field => field.Name))} FROM {type.Name} WHERE Id = '{id}'", Query.ContextOf(call));
        if (result.TotalSize == 0) throw ApiCall.NotFound();
        var rows = call.Org.Cursors.First(result, null, call.Org.Clock.GetUtcNow()).Batch.Rows;
        call.XmlRoot = type.Name;
        call.Json.BeginObject();
        QueryRecords.Members(call.Writer, result, rows.Shape, rows.IdAt(0), rows.RowAt(0), rows, 0);
        call.Json.EndObject();
        return ValueTask.CompletedTask;
    }

    public static async ValueTask PostAsync(ApiCall call)
    {
        var type = Writable(call, SObjectFlags.Createable);
        var component = ComponentBody.Read(type, await RequestBody.ReadTreeAsync(call));
        var id = await call.Org.WriteAsync(transaction => SetupChanges.Create(call.Org, transaction, component), call.Cancel);
        call.Status = StatusCodes.Status201Created;
        call.Http.Response.Headers.Location = $"{call.Root}/sobjects/{type.Name}/{id}";
        call.Json.BeginObject().Name("id"u8).Id(id).Name("success"u8).Boolean(true);
        ErrorJson.List(call.Json, []);
        call.Json.Name("warnings"u8).BeginArray().EndArray().Name("infos"u8).BeginArray().EndArray().EndObject();
    }

    public static async ValueTask PatchAsync(ApiCall call)
    {
        var type = Writable(call, SObjectFlags.Updateable);
        var id = IdOf(call, type);
        var component = ComponentBody.Read(type, await RequestBody.ReadTreeAsync(call), call.Org.Events.Setup.Find(id) ?? throw ApiCall.NotFound());
        await call.Org.WriteAsync(transaction =>
        {
            SetupChanges.Update(call.Org, transaction, id, component);
            return true;
        }, call.Cancel);
        call.NoContent();
    }

    public static async ValueTask DeleteAsync(ApiCall call)
    {
        var id = IdOf(call, Writable(call, SObjectFlags.Deletable));
        await call.Org.WriteAsync(transaction =>
        {
            SetupChanges.Delete(call.Org, transaction, id);
            return true;
        }, call.Cancel);
        call.NoContent();
    }

    private static SObjectType Writable(ApiCall call, SObjectFlags how)
    {
        var type = ToolingQuery.TypeOf(call);
        if (type.Is(how)) return type;
        call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, $"{call.Http.Request.Method} {call.Http.Request.Path.ToUriComponent()}");
        throw new SalesforceException("METHOD_NOT_ALLOWED", $"HTTP Method '{call.Http.Request.Method}' not allowed. Allowed are HEAD,GET");
    }

    private static RecordId IdOf(ApiCall call, SObjectType type) => type.KeyPrefix is null ? throw ApiCall.NotFound() : RowPath.Id(type, call.RouteText("id"));
}
