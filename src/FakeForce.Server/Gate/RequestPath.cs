namespace FakeForce.Server.Gate;

/// <summary>
/// Clients whose instance URL ends in a slash send `//services/data/…` (the sf CLI does), and many end paths with one.
/// Salesforce takes both.
/// </summary>
internal static class RequestPath
{
    public static void Tidy(HttpRequest request)
    {
        var path = request.Path.Value;
        if (path is null || path.Length < 2 || (path[1] != '/' && path[^1] != '/')) return;
        var middle = path.AsSpan().Trim('/');
        request.Path = string.Concat("/", middle);
    }
}
