using FakeForce.Engine;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest;

/// <summary>GET /named/query/{name}: runs a query of the org's definitions with the values in the URL (REST guide, "Named Query API").</summary>
internal static class NamedQueryRun
{
    /// <summary>The metadata type exists from 65.0 on.</summary>
    private const int FirstVersion = 65;

    public static ValueTask Get(ApiCall call)
    {
        if (call.Version < FirstVersion) throw ApiCall.NotFound();
        var query = call.Org.NamedQueries.Find(call.Org, call.RouteText("name"), call.Session.UserId);
        Query.Answer(call, query.Run(call.Org, name => ValueOf(call, name), Query.ContextOf(call, includeDeleted: false)));
        return ValueTask.CompletedTask;
    }

    // Names count with their case, and values that belong to no parameter are not looked at (both observed).
    private static string? ValueOf(ApiCall call, string name)
    {
        foreach (var (key, values) in call.Http.Request.Query)
        {
            if (!key.Equals(name, StringComparison.Ordinal)) continue;
            return values.Count == 1 ? values[0] : throw new SalesforceException("MALFORMED_QUERY", $"Parameter {name} has {values.Count} values");
        }
        return null;
    }
}
