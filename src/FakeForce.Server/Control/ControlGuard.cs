using System.Security.Cryptography;
using System.Text;
using FakeForce.Server.Ports;

namespace FakeForce.Server.Control;

/// <summary>
/// Who may use the control plane: everyone on a loopback bind without a key; otherwise those who show the key, or everyone
/// under --open-control. Health is for probes, which have no key.
/// </summary>
internal sealed class ControlGuard(FakeForceOptions options)
{
    public const string Header = "X-FakeForce-Control-Key";
    private readonly bool isOpen = options.OpenControl || (options.ControlKey is null && BindAddress.IsLoopback(options.Bind));
    private readonly byte[]? key = options.ControlKey is null ? null : Encoding.UTF8.GetBytes(options.ControlKey);

    public RequestDelegate Wrap(RequestDelegate next) => context =>
        isOpen || !context.Request.Path.StartsWithSegments(ControlRoutes.Prefix, out var rest) || rest == ControlRoutes.Health
            ? next(context)
            : CheckAsync(context, next);

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
