using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Server.Gate;
using FakeForce.Server.Rest.Rows;

namespace FakeForce.Server.Rest.Org;

/// <summary>/sobjects/User/{id}/password: whether it has expired, a new one of the caller's or of the org's making (REST API Developer Guide).</summary>
internal static class UserPassword
{
    public static ValueTask Get(ApiCall call)
    {
        var user = UserOf(call);
        call.Json.BeginObject().Name("isExpired"u8).Boolean(call.Org.Identity.Passwords.IsExpired(user)).EndObject();
        return ValueTask.CompletedTask;
    }

    public static async ValueTask Set(ApiCall call)
    {
        var user = UserOf(call);
        var input = await RequestBody.ReadRecordAsync(call);
        var password = input.Fields.FirstOrDefault(f => f.Key.Equals("NewPassword", StringComparison.OrdinalIgnoreCase)).Value.Text;
        if (string.IsNullOrEmpty(password)) throw new SalesforceException("INVALID_NEW_PASSWORD", "Your password cannot be null or empty.");
        await call.Org.Identity.Passwords.SetAsync(user, password, call.Cancel);
        call.NoContent();
    }

    public static async ValueTask Reset(ApiCall call)
    {
        var user = UserOf(call);
        var password = await call.Org.Identity.Passwords.ResetAsync(user, call.Cancel);
        call.Json.BeginObject().Name("NewPassword"u8).String(password).EndObject();
    }

    private static RecordId UserOf(ApiCall call)
    {
        var type = call.Catalog["User"];
        var id = RowPath.Id(type, call.RouteText("id"));
        return SavePipeline.Gone(call.Find(type, id)) is null ? id : throw ApiCall.NotFound();
    }
}
