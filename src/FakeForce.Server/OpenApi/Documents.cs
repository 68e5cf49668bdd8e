using Microsoft.AspNetCore.Http.Metadata;
using System.Text.Json.Nodes;
using FakeForce.Server.ApexRest;
using FakeForce.Server.Bulk;
using FakeForce.Server.Bulk.Classic;
using FakeForce.Server.Cometd;
using FakeForce.Server.Control;
using FakeForce.Server.OAuth;
using FakeForce.Server.Rest;
using FakeForce.Server.Rest.Actions;
using FakeForce.Server.Soap;

namespace FakeForce.Server.OpenApi;

/// <summary>The documents of the folder openapi/: which faces each describes, and how its callers identify themselves.</summary>
internal static class Documents
{
    public static readonly IReadOnlyList<OpenApiDocument> All =
    [
        new("control.json", "FakeForce control plane", [ControlOperations.Section])
        {
            SecurityName = "controlKey",
            Security = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = ControlGuard.Header },
        },
        new("rest.json", "FakeForce: REST API and log-in",
            [RestOperations.Org, RestOperations.Rows, RestOperations.Queries, RestOperations.Search, RestOperations.Events, RestOperations.Tooling, CompositeOperations.Section, ActionOperations.Section, BulkApiOperations.Section, AsyncOperations.Section, ApexRestOperations.Section, OAuthOperations.Api, OAuthOperations.Pages, SoapOperations.Section, CometdOperations.Section])
        {
            SecurityName = "session",
            Security = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
        },
    ];

    /// <summary>Methods and paths of the routing tables, as "GET /services/data".</summary>
    public static IReadOnlySet<string> RoutesOf(IServiceProvider services)
    {
        var routes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            // Without methods it is the answer to unknown control calls, and what is excluded is a loud refusal: no operations.
            if (endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not null) continue;
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
                routes.Add(method + " " + PathOf(endpoint));
        }
        return routes;
    }

    /// <summary>Every difference between the routing tables and their descriptions.</summary>
    public static IEnumerable<string> Differences(IReadOnlySet<string> routes)
    {
        var described = All.SelectMany(document => document.Sections).SelectMany(section => section.Operations)
            .SelectMany(OpenApiDocument.RoutesOf).ToHashSet(StringComparer.Ordinal);
        foreach (var route in routes)
            if (!described.Contains(route) && !described.Contains(route.Replace("HEAD ", "GET ", StringComparison.Ordinal)))
                yield return $"{route} is routed and has no Operation that describes it";
        foreach (var route in described)
            if (!routes.Contains(route)) yield return $"{route} is described and not routed";
    }

    // OpenAPI knows neither optional nor catch-all segments: "/services/Soap/u/{version?}/{**rest}" is "/services/Soap/u/{version}".
    private static string PathOf(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var catchAll = path.IndexOf("/{*", StringComparison.Ordinal);
        return (catchAll < 0 ? path : path[..catchAll]).Replace("?}", "}", StringComparison.Ordinal);
    }
}
