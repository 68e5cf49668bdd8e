using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Tooling;

/// <summary>GET /tooling/query: SOQL over the objects of Tooling API, as far as they are built.</summary>
internal static class ToolingQuery
{
    public static async ValueTask Get(ApiCall call)
    {
        call.IsTooling = true;
        try
        {
            await Query.RunAsync(call, call.Query("q")!, includeDeleted: false);
        }
        catch (SalesforceException problem) when (problem.Code == "INVALID_TYPE")
        {
            // Most objects of Tooling API are not here: say so, and not only that there is no such object.
            call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, $"{call.Http.Request.Method} {call.Http.Request.Path.ToUriComponent()} of this object");
            throw;
        }
    }

    public static ValueTask Next(ApiCall call)
    {
        call.IsTooling = true;
        return Query.Next(call);
    }

    /// <summary>The object of the path; for one that is not built, an answer that says so.</summary>
    public static SObjectType TypeOf(ApiCall call)
    {
        call.IsTooling = true;
        if (call.Catalog.TryFind(call.RouteText("sobject"), out var type)) return type;
        call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, $"{call.Http.Request.Method} {call.Http.Request.Path.ToUriComponent()}");
        throw ApiCall.NotFound();
    }
}
