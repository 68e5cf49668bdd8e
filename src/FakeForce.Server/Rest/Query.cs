using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Soql;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest;

/// <summary>GET /query and /queryAll, ?explain=, ?columns=true, and the pages behind nextRecordsUrl.</summary>
internal static class Query
{
    public static ValueTask Get(ApiCall call)
    {
        if (call.Query("explain") is { } explained) QueryPlans.Answer(call, explained, ContextOf(call, false));
        else Answer(call, includeDeleted: false);
        return ValueTask.CompletedTask;
    }

    public static ValueTask GetAll(ApiCall call)
    {
        Answer(call, includeDeleted: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>/query/{locator}.</summary>
    public static ValueTask Next(ApiCall call)
    {
        QueryJson.Write(call, call.Org.Cursors.Next(call.RouteText("locator"), call.Session.UserId, call.Org.Clock.GetUtcNow()));
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a query that FakeForce itself composed and answers its first page.</summary>
    public static void Run(ApiCall call, string soql, bool includeDeleted) =>
        Answer(call, call.Org.Queries.Run(call.Org, soql, ContextOf(call, includeDeleted)));

    /// <summary>The first page of what a query found.</summary>
    public static void Answer(ApiCall call, QueryResult result) =>
        QueryJson.Write(call, call.Org.Cursors.First(result, BatchSize(call), call.Org.Clock.GetUtcNow()));

    public static QueryContext ContextOf(ApiCall call, bool includeDeleted = false) =>
        QueryContext.Of(call.Org, call.Session.UserId, call.Version, includeDeleted) with { IsTooling = call.IsTooling };

    private static void Answer(ApiCall call, bool includeDeleted)
    {
        var soql = call.Query("q");
        if ("true".Equals(call.Query("columns"), StringComparison.OrdinalIgnoreCase))
            QueryColumns.Write(call, call.Org.Queries.Describe(call.Org.State, soql, ContextOf(call, includeDeleted)));
        else Run(call, soql!, includeDeleted);
    }

    /// <summary>Sforce-Query-Options: batchSize=N; what cannot be read is as if it were not there, since it is advice only.</summary>
    private static int? BatchSize(ApiCall call)
    {
        var header = call.Http.Request.Headers["Sforce-Query-Options"].ToString();
        return int.TryParse(CallOptions.Read(header, "batchSize"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
    }
}
