using FakeForce.Engine;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Search;

/// <summary>GET and POST /parameterizedSearch: a search without SOSL, since version 36.</summary>
internal static class ParameterizedSearch
{
    private const int Since = 36;

    public static ValueTask Get(ApiCall call)
    {
        MustExist(call);
        var query = call.Http.Request.Query;
        var names = query["sobject"].SelectMany(v => Split(v)).ToArray();
        var parameters = new SearchParameters
        {
            Q = call.Query("q"),
            Fields = [.. Split(call.Query("fields"))],
            Objects = [.. names.Select(n => new SearchedObject(n, [.. Split(call.Query(n + ".fields"))], call.Query(n + ".where"), call.Query(n + ".orderBy"), call.Query(n + ".limit")))],
            Single = call.Query,
        };
        return SoslSearch.RunAsync(call, parameters.ToSosl(), isParameterized: true);
    }

    public static async ValueTask PostAsync(ApiCall call)
    {
        MustExist(call);
        var body = await RequestBody.ReadAsync(call.Http, RequestBody.MaxBytes, call.Cancel);
        await SoslSearch.RunAsync(call, SearchParametersBody.Read(call.Http.Request, body).ToSosl(), isParameterized: true);
    }

    /// <summary>A list with commas; those inside parentheses part the arguments of a function.</summary>
    public static IEnumerable<string> Split(string? list)
    {
        if (list is null) yield break;
        int start = 0, depth = 0;
        for (var at = 0; at <= list.Length; at++)
        {
            if (at < list.Length && list[at] == '(') depth++;
            else if (at < list.Length && list[at] == ')') depth--;
            if (at < list.Length && (list[at] != ',' || depth > 0)) continue;
            if (list[start..at].Trim() is { Length: > 0 } item) yield return item;
            start = at + 1;
        }
    }

    private static void MustExist(ApiCall call)
    {
        if (call.Version < Since) throw ApiCall.NotFound();
    }
}
