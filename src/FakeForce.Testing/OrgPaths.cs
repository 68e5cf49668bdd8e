namespace FakeForce.Testing;

/// <summary>Turns /_fakeforce/faults into /_fakeforce/orgs/NAME/faults, so that the one generated client serves every org, and shows the control key.</summary>
internal sealed class OrgPaths(string? org, string? controlKey) : DelegatingHandler(Direct())
{
    private const string Prefix = "/_fakeforce/";

    // Calls to this machine, or to a container on it, are nothing for a proxy of the environment.
    public static SocketsHttpHandler Direct() => new() { UseProxy = false };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (org is not null && request.RequestUri is { } uri && uri.AbsolutePath.StartsWith(Prefix, StringComparison.Ordinal))
            request.RequestUri = new Uri(uri, $"{Prefix}orgs/{org}/{uri.PathAndQuery[Prefix.Length..]}");
        if (controlKey is not null) request.Headers.TryAddWithoutValidation("X-FakeForce-Control-Key", controlKey);
        return base.SendAsync(request, cancellationToken);
    }
}
