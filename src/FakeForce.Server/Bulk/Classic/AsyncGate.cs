using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Identity;
using FakeForce.Server.Gate;
using FakeForce.Server.Gate.Faults;
using FakeForce.Server.Gate.Requests;
using FakeForce.Server.Start;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>
/// What every call of Bulk API 1.0 passes: 1. version, 2. session, 3. charge limits, 4. run, 5. answer. Sessions come in a
/// header of their own, and whatever goes wrong is status 400.
/// </summary>
internal sealed class AsyncGate(ServingState serving)
{
    private const string SessionHeader = "X-SFDC-Session";

    public RequestDelegate Guard(Func<AsyncCall, ValueTask> handler) => context => RunAsync(context, handler);

    private async Task RunAsync(HttpContext context, Func<AsyncCall, ValueTask> handler)
    {
        AsyncCall? call = null;
        try
        {
            var token = context.Request.Headers[SessionHeader].ToString();
            var org = serving.Orgs.OfToken(token);
            var version = VersionOf(context, org);
            var note = CallNote.Of(context);
            note?.Identified(org, null, null);
            var session = Identify(org, token);
            note?.Identified(org, session, CallOptions.Client(context.Request));
            org.Limits.ChargeApiRequest(session.AppKey);
            call = new AsyncCall(context, org, session, version);
            if (CallFault.Of(context, org, session, ApiFamily.Bulk1, PathOf(context)) is not { } fault) await AnswerAsync(call, handler);
            else await DisturbedAsync(fault, call, handler);
        }
        catch (FaultException fault)
        {
            await AsyncError.SendAsync(context, fault.Error, call?.AnswersJson ?? AsyncCall.IsJson(context.Request));
        }
        catch (SalesforceException error)
        {
            await AsyncError.SendAsync(context, error, call?.AnswersJson ?? AsyncCall.IsJson(context.Request));
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await AsyncError.SendAsync(context, Refused(bad), call?.AnswersJson ?? AsyncCall.IsJson(context.Request));
        }
    }

    private static Task DisturbedAsync(CallFault fault, AsyncCall call, Func<AsyncCall, ValueTask> handler) => fault.RunAsync(() => AnswerAsync(call, handler));

    private static async Task AnswerAsync(AsyncCall call, Func<AsyncCall, ValueTask> handler)
    {
        await handler(call);
        await AsyncAnswer.SendAsync(call);
    }

    // /services/async/60.0/job/750…/batch → /job/750…/batch
    private static string PathOf(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        return path.IndexOf('/', "/services/async/".Length) is > 0 and var end ? path[end..] : "/";
    }

    private static Session Identify(Org org, string token)
    {
        if (token.Length == 0) throw new SalesforceException("InvalidSessionId", "Unable to find session id"); // ours
        var check = org.Identity.Check(token);
        return check.Verdict switch
        {
            SessionVerdict.Ok => check.Session!,
            SessionVerdict.ApiDisabled => throw new SalesforceException("FeatureNotEnabled", "Async API is not enabled for this organization or user"), // ours
            SessionVerdict.PasswordExpired => throw new SalesforceException("InvalidUser", "The users password has expired, you must call SetPassword before attempting any other API operations"), // ours
            _ => throw new SalesforceException("InvalidSessionId", "Invalid session id"),
        };
    }

    private static int VersionOf(HttpContext context, Org org)
    {
        var text = context.Request.RouteValues["version"] as string;
        if (text is { Length: 4 } && text.EndsWith(".0", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && version >= ApiGate.OldestVersion && version <= org.Options.ApiVersion) return version;
        throw new SalesforceException("InvalidUrl", $"unknown version: {text}");
    }

    // Too long bodies and broken gzip; the codes fit the guide ("Errors"), the texts are ours.
    private static SalesforceException Refused(BadHttpRequestException bad) => bad.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? new SalesforceException("InvalidBatch", $"The content exceeds the maximum of {Engine.Bulk.Classic.BatchLimits.RequestBytes} bytes")
        : new SalesforceException("ClientInputError", bad.Message);
}
