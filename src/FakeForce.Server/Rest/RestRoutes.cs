using FakeForce.Server.Gate;
using FakeForce.Server.Rest.Actions;
using FakeForce.Server.Rest.Composite;
using FakeForce.Server.Rest.Composite.Collections;
using FakeForce.Server.Rest.Describe;
using FakeForce.Server.Rest.Events;
using FakeForce.Server.Rest.Org;
using FakeForce.Server.Rest.Rows;
using FakeForce.Server.Rest.Search;
using FakeForce.Server.Rest.Tooling;

namespace FakeForce.Server.Rest;

/// <summary>The REST API's table of contents: verb, path, handler.</summary>
internal static class RestRoutes
{
    private static readonly string[] get = ["GET", "HEAD"];
    private static readonly string[] post = ["POST"];
    private static readonly string[] patch = ["PATCH"];
    private static readonly string[] delete = ["DELETE"];

    public static void Map(IEndpointRouteBuilder routes, ApiGate gate)
    {
        routes.MapMethods("/services/data", get, Versions.ListAsync);

        var data = routes.MapGroup("/services/data/v{version}");
        On(get, "", ResourceList.Get);
        On(get, "/limits", LimitList.Get);
        On(get, "/limits/recordCount", RecordCount.Get);
        On(get, "/recent", RecentList.Get);

        On(get, "/query", Query.Get);
        On(get, "/queryAll", Query.GetAll);
        On(get, "/query/{locator}", Query.Next);
        On(get, "/queryAll/{locator}", Query.Next);
        On(get, "/named/query/{name}", NamedQueryRun.Get);

        On(get, "/search", SoslSearch.Get);
        On(get, "/parameterizedSearch", ParameterizedSearch.Get);
        On(post, "/parameterizedSearch", ParameterizedSearch.PostAsync);
        On(get, "/search/scopeOrder", ScopeOrder.Get);
        On(get, "/search/layout", SearchLayouts.Get);
        On(get, "/search/suggestions", Suggestions.Get);

        On(get, "/composite", Composites.Get);
        On(post, "/composite", Composites.PostAsync);
        On(post, "/composite/batch", Batches.PostAsync);
        On(post, "/composite/graph", Graphs.PostAsync);
        On(post, "/composite/tree/{sobject}", Trees.PostAsync);
        On(post, "/composite/sobjects", CreateMany.PostAsync);
        On(patch, "/composite/sobjects", UpdateMany.PatchAsync);
        On(delete, "/composite/sobjects", DeleteMany.DeleteAsync);
        On(get, "/composite/sobjects/{sobject}", RetrieveMany.Get);
        On(post, "/composite/sobjects/{sobject}", RetrieveMany.PostAsync);
        On(patch, "/composite/sobjects/{sobject}/{key}", UpsertMany.PatchAsync);

        On(get, "/sobjects", DescribeGlobal.Get);
        On(get, "/sobjects/{sobject}", SObjectBasics.Get);
        On(post, "/sobjects/{sobject}", Create.Post);
        On(get, "/sobjects/{sobject}/describe", DescribeSObject.Get);
        On(get, "/sobjects/{sobject}/updated", Replication.Updated);
        On(get, "/sobjects/{sobject}/deleted", Replication.Deleted);
        On(get, "/sobjects/User/{id}/password", UserPassword.Get);
        On(post, "/sobjects/User/{id}/password", UserPassword.Set);
        On(delete, "/sobjects/User/{id}/password", UserPassword.Reset);

        On(get, "/sobjects/{sobject}/eventSchema", EventSchemas.ByName);
        On(get, "/event/eventSchema/{schemaId}", EventSchemas.ById);
        On(get, "/sobjects/StreamingChannel/{id}/push", StreamingPush.Get);
        On(post, "/sobjects/StreamingChannel/{id}/push", StreamingPush.PostAsync);

        On(get, "/sobjects/{sobject}/{id}", Rows.Read.Get);
        On(patch, "/sobjects/{sobject}/{id}", Update.Patch);
        On(delete, "/sobjects/{sobject}/{id}", Delete.Row);
        On(post, "/sobjects/{sobject}/Id", Create.Post);

        // The middle segment is an external id field or a record's id: Keyed tells them apart.
        On(get, "/sobjects/{sobject}/{key}/{value}", Keyed.Get);
        On(patch, "/sobjects/{sobject}/{key}/{value}", Keyed.Patch);
        On(delete, "/sobjects/{sobject}/{key}/{value}", Keyed.Delete);
        foreach (var path in NotBuilt.Paths) data.MapMethods(path, [.. get, .. post], gate.Guard(NotBuilt.Answer)).ExcludeFromDescription();

        MapActions(data.MapGroup("/actions"), gate);
        MapTooling(data.MapGroup("/tooling"), gate);

        void On(string[] methods, string path, Func<ApiCall, ValueTask> handler) => data.MapMethods(path, methods, gate.Guard(handler));
    }

    private static void MapActions(RouteGroupBuilder actions, ApiGate gate)
    {
        On(get, "", ActionCalls.Kinds);
        On(get, "/standard", ActionCalls.Standard);
        On(get, "/standard/{name}", ActionCalls.Describe);
        On(post, "/standard/{name}", ActionCalls.InvokeAsync);
        On(get, "/custom", ActionCalls.Types);
        On(get, "/custom/{type}", ActionCalls.Custom);
        On(get, "/custom/{type}/{name}", ActionCalls.Describe);
        On(post, "/custom/{type}/{name}", ActionCalls.InvokeAsync);
        On(get, "/custom/emailAlert/{sobject}/{name}", ActionCalls.Describe);
        On(post, "/custom/emailAlert/{sobject}/{name}", ActionCalls.InvokeAsync);

        void On(string[] methods, string path, Func<ApiCall, ValueTask> handler) => actions.MapMethods(path, methods, gate.Guard(handler));
    }

    private static void MapTooling(RouteGroupBuilder tooling, ApiGate gate)
    {
        On(get, "", ToolingDescribe.Resources);
        On(get, "/query", ToolingQuery.Get);
        On(get, "/query/{locator}", ToolingQuery.Next);
        On(get, "/sobjects", ToolingDescribe.Global);
        On(get, "/sobjects/{sobject}", ToolingDescribe.Basics);
        On(post, "/sobjects/{sobject}", ToolingRows.PostAsync);
        On(get, "/sobjects/{sobject}/describe", ToolingDescribe.SObject);
        On(get, "/sobjects/{sobject}/{id}", ToolingRows.Get);
        On(patch, "/sobjects/{sobject}/{id}", ToolingRows.PatchAsync);
        On(delete, "/sobjects/{sobject}/{id}", ToolingRows.DeleteAsync);

        void On(string[] methods, string path, Func<ApiCall, ValueTask> handler) => tooling.MapMethods(path, methods, gate.Guard(handler));
    }
}
