using System.Text;
using FakeForce.Engine;
using FakeForce.Server.Gate;
using FakeForce.Server.Gate.Faults;
using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.Soap;

/// <summary>/services/Soap/u and /services/Soap/c: 1. reads the envelope within bounds, 2. finds the operation, 3. runs it, 4. renders its fault.</summary>
internal static class SoapEndpoint
{
    private const int MaxBytes = 1 << 20;

    /// <summary>SOAP API guide, login(): "The login request size is limited to 10 KB."</summary>
    private const int MaxLoginBytes = 10 * 1024;

    /// <summary>The oldest version that any client in use asks for.</summary>
    private const int OldestVersion = 7;

    private static readonly Dictionary<string, Func<SoapCall, Task>> Operations = new(StringComparer.Ordinal)
    {
        ["login"] = SoapLogin.RunAsync,
        ["logout"] = SoapLogout.RunAsync,
    };

    public static async Task HandleAsync(SoapCall call)
    {
        try
        {
            if (!call.Context.Request.Headers.ContainsKey("SOAPAction")) throw new SoapFault(type: null, "Client", "SOAPAction HTTP header missing");
            if (call.Version < OldestVersion || call.Version > call.Org.Options.ApiVersion)
                throw SoapFault.Unexpected("UNSUPPORTED_API_VERSION", "Invalid Api version specified on URL");
            var text = await ReadAsync(call.Context);
            var envelope = SoapEnvelope.Read(text);
            if (envelope.Operation == "login" && Encoding.UTF8.GetByteCount(text) > MaxLoginBytes) throw TooLarge("The login request is larger than 10 KB");
            if (!Operations.TryGetValue(envelope.Operation, out var run)) throw NotSupported(call, envelope.Operation);
            await RunAsync(call with { Envelope = envelope, Org = OrgOf(call, envelope) }, run);
        }
        catch (SoapFault fault)
        {
            await SoapReply.FaultAsync(call.Context, call.Api, fault);
        }
    }

    private static async Task RunAsync(SoapCall call, Func<SoapCall, Task> run)
    {
        var session = call.Org.Identity.Check(call.Envelope.SessionId?.Trim()).Session;
        CallNote.Of(call.Context)?.Identified(call.Org, session, null);
        if (CallFault.Of(call.Context, call.Org, session, ApiFamily.Soap, "/" + call.Envelope.Operation) is not { } fault)
        {
            await run(call);
            return;
        }
        try
        {
            await fault.RunAsync(() => run(call));
        }
        catch (FaultException error)
        {
            throw error.EndsSession ? SoapFault.InvalidSession(call.Envelope.SessionId ?? "") : SoapFault.Unexpected(error.Code, error.Message);
        }
    }

    private static Org OrgOf(SoapCall call, SoapEnvelope envelope) =>
        envelope.SessionId is { } session ? call.Orgs.OfToken(session.Trim())
        : envelope.Arguments.TryGetValue("username", out var username) ? call.Orgs.OfUsername(username) ?? call.Org
        : call.Org;

    private static async Task<string> ReadAsync(HttpContext context)
    {
        using var stream = new MemoryStream();
        var buffer = new byte[8192];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            stream.Write(buffer, 0, read);
            if (stream.Length > MaxBytes) throw TooLarge("The request is larger than 1 MB");
        }
        stream.Position = 0;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    private static SoapFault TooLarge(string text) => SoapFault.Unexpected("EXCEEDED_MAX_SIZE_REQUEST", text);

    private static SoapFault NotSupported(SoapCall call, string operation)
    {
        var what = $"SOAP operation {operation}";
        if (call.Context.RequestServices.GetService<Unsupported>() is { } unsupported) unsupported.Declare(call.Context, what);
        else call.Context.Response.Headers[Unsupported.Header] = what;
        return SoapFault.Unexpected("UNKNOWN_EXCEPTION", $"FakeForce does not support the SOAP operation {operation} yet");
    }
}
