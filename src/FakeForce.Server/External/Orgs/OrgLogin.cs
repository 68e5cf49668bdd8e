using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;
using FakeForce.Engine.External;
using FakeForce.Server.External.OData;

namespace FakeForce.Server.External.Orgs;

/// <summary>The principal's session in another org where it has a password: that of a SOAP log-in, which is made anew when it is over.</summary>
internal sealed class OrgLogin(ExternalHttp http, ExternalSource source)
{
    private volatile string? session;

    // "login() is available in API version 64.0 and earlier", whatever version the calls have.
    private const int NewestLogin = 64;

    public async ValueTask<string> SessionAsync(CancellationToken cancel) => source.Protocol != ExternalProtocol.Password ? "" : session ?? await LoginAsync(cancel);

    /// <summary>True if another session can be had.</summary>
    public bool Forget(string over)
    {
        if (source.Protocol != ExternalProtocol.Password) return false;
        if (session == over) session = null;
        return true;
    }

    private async Task<string> LoginAsync(CancellationToken cancel)
    {
        var envelope = $"""<?xml version="1.0" encoding="utf-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com"><soapenv:Body><urn:login><urn:username>{SecurityElement.Escape(source.Username)}</urn:username><urn:password>{SecurityElement.Escape(source.Password)}</urn:password></urn:login></soapenv:Body></soapenv:Envelope>""";
        var url = new Uri(http.Root, string.Create(CultureInfo.InvariantCulture, $"services/Soap/u/{(decimal.TryParse(source.Configuration.ApiVersion, CultureInfo.InvariantCulture, out var version) ? Math.Min(version, NewestLogin) : NewestLogin):0}.0"));
        byte[] body;
        try
        {
            body = (await http.SendAsync(HttpMethod.Post, url, [new("Content-Type", "text/xml; charset=utf-8"), new("SOAPAction", "login")], Encoding.UTF8.GetBytes(envelope), null, FaultOf, cancel)).Body;
        }
        catch (Engine.SalesforceException fault) when (fault.Code == "EXTERNAL_OBJECT_EXCEPTION")
        {
            throw ExternalErrors.Refused(fault.Message);
        }
        return session = TextOf(body, "sessionId") is { Length: > 0 } found && found.All(c => c is > ' ' and < '\x7f') ? found : throw ExternalErrors.Unreadable("its log-in has no session");
    }

    private static string? FaultOf(byte[] body) => TextOf(body, "faultstring");

    private static string? TextOf(byte[] body, string element)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(body, writable: false), AtomRows.Settings);
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element) return xml.ReadElementContentAsString();
            return null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
