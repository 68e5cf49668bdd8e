using System.Text.Json;
using System.Text.RegularExpressions;
using FakeForce.Server.OpenApi;
using FakeForce.Server.PubSub;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FakeForce.Server.Tests.Meta;

/// <summary>Every operation that a contract in this repository names is served, or listed in NotImplemented with its reason.</summary>
public sealed partial class CoverageTests
{
    private static readonly string[] methods = ["get", "head", "post", "put", "patch", "delete", "options"];

    [Fact]
    public async Task Every_operation_is_routed_or_listed_with_its_reason()
    {
        var routes = await RoutesAsync();
        var operations = Http().Concat(Rpcs()).ToList();
        Assert.True(operations.Count > 50, "the documents are empty");
        Assert.DoesNotContain(operations, operation => !routes.Contains(operation) && !NotImplemented.Reasons.ContainsKey(operation));
    }

    [Fact]
    public async Task Every_route_is_in_openapi()
    {
        var operations = Http().ToHashSet();
        var routes = await RoutesAsync();
        Assert.DoesNotContain(routes, route => route.Contains(' ', StringComparison.Ordinal) && !operations.Contains(route));
    }

    [Fact]
    public async Task No_reason_outlives_its_gap()
    {
        var routes = await RoutesAsync();
        Assert.DoesNotContain(NotImplemented.Reasons.Keys, routes.Contains);
        Assert.All(NotImplemented.Reasons.Values, reason => Assert.False(string.IsNullOrWhiteSpace(reason)));
    }

    /// <summary>An RPC that only inherits its answer from the generated base class is routed all the same, and answers UNIMPLEMENTED.</summary>
    [Fact]
    public void Every_routed_RPC_has_code_of_its_own()
    {
        var rpcs = Rpcs().ToList();
        Assert.Equal(6, rpcs.Count);
        Assert.All(rpcs, rpc => Assert.Contains(typeof(PubSubService).GetMethods(), method => method.Name == rpc.Split('/')[1] && method.DeclaringType == typeof(PubSubService)));
    }

    private static async Task<IReadOnlySet<string>> RoutesAsync()
    {
        await using var server = await Server.StartAsync();
        return Documents.RoutesOf(server.Services).Concat(RpcRoutes(server.Services)).ToHashSet();
    }

    private static IEnumerable<string> RpcRoutes(IServiceProvider services) =>
        from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints
        let method = endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method
        where method is not null
        select $"{method.ServiceName.Split('.')[^1]}/{method.Name}";

    private static IEnumerable<string> Http()
    {
        foreach (var path in Sources.Files("openapi", ".json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sources.Root, path)));
            foreach (var call in document.RootElement.GetProperty("paths").EnumerateObject())
                foreach (var operation in call.Value.EnumerateObject())
                    if (methods.Contains(operation.Name)) yield return $"{operation.Name.ToUpperInvariant()} {call.Name}";
        }
    }

    private static IEnumerable<string> Rpcs() =>
        from path in Sources.Files("protos", ".proto")
        let text = File.ReadAllText(Path.Combine(Sources.Root, path))
        from service in Service().Matches(text)
        from rpc in Rpc().Matches(service.Groups[2].Value)
        select $"{service.Groups[1].Value}/{rpc.Groups[1].Value}";

    [GeneratedRegex(@"service\s+(\w+)\s*\{(.*?)^\}", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Service();

    [GeneratedRegex(@"\brpc\s+(\w+)")]
    private static partial Regex Rpc();
}
