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
        if (call.Query("explain") is not { } explained) return AnswerAsync(call, includeDeleted: false);
        QueryPlans.Answer(call, explained, ContextOf(call, false));
        return ValueTask.CompletedTask;
    }

    public static ValueTask GetAll(ApiCall call) => AnswerAsync(call, includeDeleted: true);

    /// <summary>/query/{locator}.</summary>
    public static async ValueTask Next(ApiCall call)
    {
        var locator = call.RouteText("locator");
        var page = call.Org.External.Next(locator, call.Session.UserId, call.Cancel) is { } external ? await external
            : call.Org.Cursors.Next(locator, call.Session.UserId, call.Org.Clock.GetUtcNow());
        QueryJson.Write(call, page);
    }

    /// <summary>Runs any query, also one of external objects, and answers its first page.</summary>
    public static async ValueTask RunAsync(ApiCall call, string? soql, bool includeDeleted) =>
        QueryJson.Write(call, await call.Org.External.QueryAsync(soql, ContextOf(call, includeDeleted), BatchSize(call), call.Cancel));

    /// <summary>The first page of what a query found.</summary>
    public static void Answer(ApiCall call, QueryResult result) =>
        QueryJson.Write(call, call.Org.Cursors.First(result, BatchSize(call), call.Org.Clock.GetUtcNow()));

    public static QueryContext ContextOf(ApiCall call, bool includeDeleted = false) =>
        QueryContext.Of(call.Org, call.Session.UserId, call.Version, includeDeleted) with { IsTooling = call.IsTooling };

    private static ValueTask AnswerAsync(ApiCall call, bool includeDeleted)
    {
        var soql = call.Query("q");
        if (!"true".Equals(call.Query("columns"), StringComparison.OrdinalIgnoreCase)) return RunAsync(call, soql, includeDeleted);
        QueryColumns.Write(call, call.Org.Queries.Describe(call.Org.State, soql, ContextOf(call, includeDeleted)));
        return ValueTask.CompletedTask;
    }

    /// <summary>Sforce-Query-Options: batchSize=N; what cannot be read is as if it were not there, since it is advice only.</summary>
    private static int? BatchSize(ApiCall call)
    {
        var header = call.Http.Request.Headers["Sforce-Query-Options"].ToString();
        return int.TryParse(CallOptions.Read(header, "batchSize"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
    }
}
