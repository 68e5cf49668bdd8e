namespace FakeForce.Server.Soap;

/// <summary>logout(): ends the session of the SessionHeader, whatever made it.</summary>
internal static class SoapLogout
{
    public static async Task RunAsync(SoapCall call)
    {
        var token = call.Envelope.SessionId?.Trim() ?? "";
        if (!call.Org.Identity.Check(token).IsAlive) throw SoapFault.InvalidSession(token);
        await call.Org.Identity.EndSessionAsync(token, call.Context.RequestAborted);
        await SoapReply.WriteAsync(call.Context, call.Api, writer =>
        {
            writer.WriteStartElement("logoutResponse", call.Api.Namespace);
            writer.WriteEndElement();
        });
    }
}
