using FakeForce.Engine;
using FakeForce.Engine.Identity;
using FakeForce.Server.Gate.Requests;
using FakeForce.Server.Start;

namespace FakeForce.Server.Gate;

/// <summary>Sforce-Limit-Info, on every answer of the versioned REST API (REST guide, "Limit Info Header").</summary>
internal static class LimitInfo
{
    public const string Header = "Sforce-Limit-Info";

    public static void Charge(HttpContext context, Org org, Session session) => context.Response.Headers[Header] = org.Limits.ChargeApiRequest(session.AppKey);

    /// <summary>For calls that no handler takes: they count too, if they come with a good session.</summary>
    public static void ChargeRefused(HttpContext context)
    {
        if (Subrequest.Of(context) is { IsCharged: false }) return;
        if (!context.Request.Path.StartsWithSegments("/services/data", out var rest) || rest.Value!.Length < 2) return;
        if (context.RequestServices.GetRequiredService<ServingState>().OrgsOrNull is not { } orgs || context.Response.Headers.ContainsKey(Header)) return;
        try
        {
            var token = Bearer.TokenOf(context.Request);
            var org = orgs.OfToken(token);
            CallNote.Of(context)?.Identified(org, null, null);
            if (org.Identity.Check(token) is { IsOk: true, Session: { } session }) Charge(context, org, session);
        }
        catch (SalesforceException)
        {
            // Nobody's call: nobody pays.
        }
    }
}
