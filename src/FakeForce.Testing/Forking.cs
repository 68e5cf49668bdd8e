using System.Xml;
using FakeForce.Server;
using FakeForce.Testing.Control;

namespace FakeForce.Testing;

/// <summary>Makes orgs for tests, of a server in this process or of one somewhere else.</summary>
public static class Forking
{
    /// <summary>A new org of its own for a test; dispose it to end it. Throws <see cref="ApiException{ControlProblem}"/> with what is wrong with the options.</summary>
    public static Task<TestOrg> ForkAsync(this FakeForceServer server, ForkOptions? options = null, CancellationToken cancellationToken = default) =>
        ForkAsync(server.Address, options, controlKey: null, cancellationToken);

    /// <summary>The same of a server at an address, such as a container's; the key is that of its <c>--control-key</c>.</summary>
    public static async Task<TestOrg> ForkAsync(Uri address, ForkOptions? options = null, string? controlKey = null, CancellationToken cancellationToken = default)
    {
        options ??= new ForkOptions();
        using var http = new HttpClient(new OrgPaths(org: null, controlKey)) { BaseAddress = address };
        var made = await new ControlClient(http).CreateOrgAsync(new NewOrg
        {
            Name = options.Name,
            From = options.From,
            Snapshot = options.Snapshot,
            Profile = options.Profile,
            Username = options.Username,
            ExpiresAfter = XmlConvert.ToString(options.ExpiresAfter),
        }, cancellationToken).ConfigureAwait(false);
        return new TestOrg(address, made, controlKey);
    }
}
