using FakeForce.Server.Gate;

namespace FakeForce.Server.Start;

/// <summary>Answers 503 to everything but the control plane until the org is loaded.</summary>
internal static class NotYetServing
{
    public static RequestDelegate Wrap(RequestDelegate next, ServingState state) => context =>
        state.Org is not null || context.Request.Path.StartsWithSegments(Control.ControlRoutes.Prefix)
            ? next(context)
            : ErrorBody.WriteAsync(context, 503, "SERVER_UNAVAILABLE", "Server Unavailable");
}
