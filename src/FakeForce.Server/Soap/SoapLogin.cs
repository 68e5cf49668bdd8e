using FakeForce.Engine.Identity;

namespace FakeForce.Server.Soap;

/// <summary>login(): a session for username and password, with the security token behind the password.</summary>
internal static class SoapLogin
{
    /// <summary>SOAP API guide, login(): "available in API version 64.0 and earlier".</summary>
    private const int NewestVersion = 64;

    public static async Task RunAsync(SoapCall call)
    {
        if (call.Version > NewestVersion) throw SoapFault.Unexpected("UNSUPPORTED_API_VERSION", "login() is available in API version 64.0 and earlier");
        var arguments = call.Envelope.Arguments;
        var login = await call.Org.Identity.Logins.ByApiAsync(
            arguments.GetValueOrDefault("username", ""), arguments.GetValueOrDefault("password", ""), Source(call), NewSession.OfSoap, call.Context.RequestAborted);
        if (login.Session is null) throw SoapFault.Of(login.Outcome);
        await SoapReply.WriteAsync(call.Context, call.Api, writer => LoginResultXml.Write(writer, call, login));
    }

    private static LoginSource Source(SoapCall call) => (call.Api == SoapApi.Partner ? LoginSource.PartnerSoap : LoginSource.EnterpriseSoap) with
    {
        ApiVersion = call.Version + ".0",
        SourceIp = call.Context.Connection.RemoteIpAddress?.ToString(),
        LoginUrl = new Uri(call.Address).Authority,
    };
}
