namespace FakeForce.Server.Control.Requests;

/// <summary>Which addresses of this server are the nearest to one that it does not have: the fewest differing segments, then letters.</summary>
internal sealed class NearRoutes(EndpointDataSource endpoints)
{
    private const int Most = 3;

    public IEnumerable<string> To(string method, string path)
    {
        var wanted = path.Trim('/').Split('/');
        return Routes().Select(route => (route.Method, route.Pattern, Distance: Distance(wanted, route.Pattern.Trim('/').Split('/')) * 2 + (route.Method == method ? 0 : 1)))
            .OrderBy(route => route.Distance).ThenBy(route => route.Pattern, StringComparer.Ordinal).ThenBy(route => route.Method, StringComparer.Ordinal)
            .DistinctBy(route => (route.Method, route.Pattern)).Take(Most).Select(route => $"{route.Method} {route.Pattern}");
    }

    private IEnumerable<(string Method, string Pattern)> Routes() =>
        from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText?.TrimStart('/')
        where !pattern.StartsWith(ControlRoutes.Prefix, StringComparison.Ordinal) && !pattern.Contains("{**", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select (method, pattern);

    // Of segments, where a parameter is like anything, and words are as far as they differ in letters.
    private static int Distance(string[] wanted, string[] route)
    {
        var row = new int[route.Length + 1];
        for (var j = 1; j <= route.Length; j++) row[j] = j * 100;
        for (var i = 1; i <= wanted.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i * 100;
            for (var j = 1; j <= route.Length; j++)
            {
                var replaced = diagonal + Difference(wanted[i - 1], route[j - 1]);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 100);
            }
        }
        return row[^1];
    }

    private static int Difference(string wanted, string segment)
    {
        if (segment.StartsWith('{')) return 1;
        if (wanted.Equals(segment, StringComparison.OrdinalIgnoreCase)) return 0;
        var common = wanted.Zip(segment).TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second)).Count();
        return 100 - 60 * common / Math.Max(wanted.Length, segment.Length);
    }
}
