using System.Net;
using System.Security.Cryptography;
using System.Text;
using FakeForce.Server.Ports;

namespace FakeForce.Server.Control;

/// <summary>
/// Who may use the control plane: everyone on a loopback bind without a key; otherwise those who show the key, or everyone
/// under --open-control. Health is for probes, which have no key. Without a key pages that a browser has from elsewhere may not: neither with
/// an origin of their own (CSRF), nor under a name of their own that leads to this machine (DNS rebinding).
/// </summary>
internal sealed class ControlGuard(FakeForceOptions options)
{
    public const string Header = "X-FakeForce-Control-Key";
    private readonly bool isOpen = options.OpenControl || (options.ControlKey is null && BindAddress.IsLoopback(options.Bind));
    // Beyond loopback, and where somebody opened it, this machine may have any name.
    private readonly bool isLocal = !options.OpenControl && BindAddress.IsLoopback(options.Bind);
    private readonly byte[]? key = options.ControlKey is null ? null : Encoding.UTF8.GetBytes(options.ControlKey);

    public RequestDelegate Wrap(RequestDelegate next) => context =>
        !context.Request.Path.StartsWithSegments(ControlRoutes.Prefix, out var rest) || rest == ControlRoutes.Health ? next(context)
        : !isOpen ? CheckAsync(context, next)
        : PageOf(context.Request) is { } page ? ControlError.WriteAsync(context, 403, "other_origin", $"The control plane is closed to pages of {page}: start with --control-key KEY and send it.")
        : next(context);

    /// <summary>Where a page comes from that a browser shows and that must not call; null for programs and own pages.</summary>
    private string? PageOf(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase))) return origin;
        // Older browsers send no origin with everything, newer ones say this of all that other sites call.
        if (request.Headers["Sec-Fetch-Site"] == "cross-site") return "another site";
        return isLocal && !IsOwnName(request.Host.Host) ? request.Host.Host : null;
    }

    private bool IsOwnName(string host) =>
        host.Length == 0 || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _)
        || host.Equals(options.InstanceUrl?.Host, StringComparison.OrdinalIgnoreCase);

    private Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (key is null)
            return ControlError.WriteAsync(context, 403, "control_closed",
                "This server listens beyond loopback: start it with --control-key KEY or --open-control to use its control plane.");
        var shown = context.Request.Headers[Header].ToString();
        if (shown.Length == 0) shown = context.Request.Query["key"].ToString();
        if (shown.Length == 0)
            return ControlError.WriteAsync(context, 401, "control_key_missing", $"Send the control key in the header {Header} or as ?key=.");
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), key)
            ? next(context)
            : ControlError.WriteAsync(context, 403, "control_key_wrong", "The control key is not the one this server was started with.");
    }
}
