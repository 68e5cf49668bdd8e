using FakeForce.Engine;
using FakeForce.Server.Start;

namespace FakeForce.Server.Control.Orgs;

/// <summary>
/// Which org a call of the control plane is about: /_fakeforce/orgs/NAME/faults is /_fakeforce/faults of that org, and so with every
/// other call; without it the org of the start is meant.
/// </summary>
internal sealed record ControlOrg(Org Org)
{
    private const string Orgs = ControlRoutes.Prefix + "/orgs";

    /// <summary>Stands before routing.</summary>
    public static RequestDelegate Wrap(RequestDelegate next, ServingState serving) => context =>
    {
        if (!context.Request.Path.StartsWithSegments(Orgs, out var rest)) return next(context);
        var path = rest.Value!.AsSpan().TrimStart('/');
        var slash = path.IndexOf('/');
        if (slash < 0 || slash == path.Length - 1 || serving.OrgsOrNull is not { } orgs) return next(context);
        try
        {
            context.Features.Set(new ControlOrg(orgs.Find(path[..slash].ToString()).Org));
        }
        catch (UnknownOrgException unknown)
        {
            return ControlError.WriteAsync(context, StatusCodes.Status404NotFound, "unknown_org", unknown.Message);
        }
        context.Request.Path = ControlRoutes.Prefix + path[slash..].ToString();
        return next(context);
    };

    /// <summary>Runs a call with its org, or says that there is none yet.</summary>
    public static Task RunAsync(HttpContext context, Func<Org, Task> run) => Of(context) is { } org ? run(org)
        : ControlError.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "not_serving", "The org is not loaded yet.");

    /// <summary>Null until the org of the start is loaded.</summary>
    private static Org? Of(HttpContext context) =>
        context.Features.Get<ControlOrg>()?.Org ?? context.RequestServices.GetRequiredService<ServingState>().OrgsOrNull?.Main;
}
