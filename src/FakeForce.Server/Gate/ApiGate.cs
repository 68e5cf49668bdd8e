using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Limits;
using FakeForce.Engine.Records;
using FakeForce.Server.Gate.Faults;
using FakeForce.Server.Gate.Requests;
using FakeForce.Server.Start;

namespace FakeForce.Server.Gate;

/// <summary>
/// What every REST call passes: 1. identify, 2. charge limits, 3. disturb, 4. run, 5. account, 6. answer. A call inside another one is
/// identified by that one. Handlers contain only their subject; whatever they throw becomes Salesforce's error body here.
/// </summary>
internal sealed class ApiGate(ServingState serving)
{
    public const int OldestVersion = 21;

    /// <summary>Wraps a handler for the routing table.</summary>
    public RequestDelegate Guard(Func<ApiCall, ValueTask> handler) => context => RunAsync(context, handler);

    private async Task RunAsync(HttpContext context, Func<ApiCall, ValueTask> handler)
    {
        ApiCall? call = null;
        ConcurrentCalls.Call underWay = default;
        try
        {
            var inner = Subrequest.Of(context);
            var (org, session) = inner is null ? Identify(context) : (inner.Org, inner.Session);
            CallNote.Of(context)?.Identified(org, session, CallOptions.Client(context.Request));
            if (inner is null) underWay = org.Limits.Concurrent.Begin();
            if (inner is null or { IsCharged: true }) LimitInfo.Charge(context, org, session);
            call = new ApiCall(context, org, session, VersionOf(context, org));
            if (CallFault.Of(call) is { } fault) await DisturbedAsync(fault, call, handler);
            else await AnswerAsync(call, handler);
        }
        catch (FaultException fault)
        {
            await ApiAnswer.SendAsync(context, [fault.Error], fault.Status);
        }
        catch (SalesforceException error)
        {
            await ApiAnswer.SendAsync(context, [SourcePosition.Locate(error, call is null ? default : call.Body.Span)]);
        }
        catch (RecordsFailedException failed)
        {
            await ApiAnswer.SendAsync(context, failed.Errors);
        }
        finally
        {
            call?.Dispose();
            underWay.Dispose();
        }
    }

    private static async Task AnswerAsync(ApiCall call, Func<ApiCall, ValueTask> handler)
    {
        await handler(call);
        await ApiAnswer.SendAsync(call);
    }

    // Apart, so that only disturbed calls pay for what the lambda keeps.
    private static Task DisturbedAsync(CallFault fault, ApiCall call, Func<ApiCall, ValueTask> handler) => fault.RunAsync(() => AnswerAsync(call, handler));

    private (Org Org, Session Session) Identify(HttpContext context)
    {
        var token = Bearer.TokenOf(context.Request);
        var org = serving.Orgs.OfToken(token);
        // Also of those who are refused the journal tells whose org they wanted.
        CallNote.Of(context)?.Identified(org, null, null);
        return (org, Admit(org.Identity.Check(token), context));
    }

    private static Session Admit(SessionCheck check, HttpContext context) => check.Verdict switch
    {
        SessionVerdict.Ok => check.Session!,
        SessionVerdict.NotForApi => throw new SalesforceException("INVALID_SESSION_ID", "This session is not valid for use with the REST API"),
        SessionVerdict.ApiDisabled => throw new SalesforceException("API_DISABLED_FOR_ORG", "API is not enabled for this Organization or Partner"),
        SessionVerdict.PasswordExpired when MayRenewPassword(context, check.Session!) => check.Session!,
        SessionVerdict.PasswordExpired => throw new SalesforceException("INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
            "The users password has expired, you must call SetPassword before attempting any other API operations"),
        _ => throw new SalesforceException("INVALID_SESSION_ID", "Session expired or invalid"),
    };

    // A user whose password has expired may do one thing: set a new one of their own.
    private static bool MayRenewPassword(HttpContext context, Session session) =>
        context.Request.Path.Value!.EndsWith("/password", StringComparison.OrdinalIgnoreCase)
        && RecordId.TryParse(context.Request.RouteValues["id"] as string, out var user) && user == session.UserId;

    private static int VersionOf(HttpContext context, Org org)
    {
        // Apex REST has no version in its path: its classes have theirs.
        if (!context.Request.RouteValues.TryGetValue("version", out var value)) return org.Options.ApiVersion;
        var text = value as string;
        if (text is { Length: 4 } && text.EndsWith(".0", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && version >= OldestVersion && version <= org.Options.ApiVersion) return version;
        throw ApiCall.NotFound();
    }
}
