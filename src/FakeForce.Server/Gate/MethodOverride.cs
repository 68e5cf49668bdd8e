namespace FakeForce.Server.Gate;

/// <summary>
/// `POST …?_HttpMethod=PATCH` stands for PATCH, for clients that cannot send it; name and value are case-sensitive (REST
/// guide, "REST Resources and Requests").
/// </summary>
internal static class MethodOverride
{
    private const string Parameter = "_HttpMethod";
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Applies the override; the answer is the value if it is no method, else null.</summary>
    public static string? Apply(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method)) return null;
        var query = request.QueryString.Value;
        if (query is null || !query.Contains(Parameter, StringComparison.Ordinal)) return null;
        foreach (var (name, value) in request.Query)
        {
            if (name != Parameter) continue;
            var method = value.ToString();
            if (!Methods.Contains(method)) return method;
            request.Method = method;
        }
        return null;
    }
}
