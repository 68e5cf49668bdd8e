using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Search;

/// <summary>GET /search?q=FIND….</summary>
internal static class SoslSearch
{
    public static ValueTask Get(ApiCall call) => RunAsync(call, call.Query("q"), isParameterized: false);

    /// <summary>Runs a search and writes its answer.</summary>
    public static async ValueTask RunAsync(ApiCall call, string? sosl, bool isParameterized) =>
        SearchJson.Write(call, await call.Org.Searches.RunAsync(call.Org, sosl, Query.ContextOf(call), call.Cancel), isParameterized);
}
