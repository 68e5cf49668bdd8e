using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Search;

/// <summary>GET /search?q=FIND….</summary>
internal static class SoslSearch
{
    public static ValueTask Get(ApiCall call)
    {
        Run(call, call.Query("q"), isParameterized: false);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a search and writes its answer.</summary>
    public static void Run(ApiCall call, string? sosl, bool isParameterized) =>
        SearchJson.Write(call, call.Org.Searches.Run(call.Org, sosl, Query.ContextOf(call)), isParameterized);
}
