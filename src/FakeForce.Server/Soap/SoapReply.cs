using System.Text;
using System.Xml;

namespace FakeForce.Server.Soap;

/// <summary>
/// Writes envelopes as Salesforce's bytes are: one line, the prefixes soapenv and sf, the API's own namespace as default.
/// Clients look for these very prefixes. There is no Header in a log-in's answer: the Pub/Sub sample counts on Body first.
/// </summary>
internal static class SoapReply
{
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static Task WriteAsync(HttpContext context, SoapApi api, Action<XmlWriter> body) => SendAsync(context, StatusCodes.Status200OK, writer =>
    {
        writer.WriteAttributeString("xmlns", api.Namespace);
        writer.WriteAttributeString("xmlns", "xsi", null, Xsi);
        writer.WriteStartElement("soapenv", "Body", Soap);
        body(writer);
        writer.WriteEndElement();
    });

    public static Task FaultAsync(HttpContext context, SoapApi api, SoapFault fault) => SendAsync(context, StatusCodes.Status500InternalServerError, writer =>
    {
        writer.WriteAttributeString("xmlns", "sf", null, api.FaultNamespace);
        writer.WriteAttributeString("xmlns", "xsi", null, Xsi);
        writer.WriteStartElement("soapenv", "Body", Soap);
        writer.WriteStartElement("soapenv", "Fault", Soap);
        writer.WriteElementString("faultcode", fault.Type is null ? "soapenv:" + fault.Code : "sf:" + fault.Code);
        writer.WriteElementString("faultstring", fault.Type is null ? fault.Message : $"{fault.Code}: {fault.Message}");
        if (fault.Type is not null) WriteDetail(writer, api, fault);
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    /// <summary>An element of the API's namespace with text, or xsi:nil for null.</summary>
    public static void Element(XmlWriter writer, SoapApi api, string name, string? value)
    {
        writer.WriteStartElement(name, api.Namespace);
        if (value is null) writer.WriteAttributeString("xsi", "nil", Xsi, "true");
        else writer.WriteString(value);
        writer.WriteEndElement();
    }

    private static void WriteDetail(XmlWriter writer, SoapApi api, SoapFault fault)
    {
        writer.WriteStartElement("detail");
        writer.WriteStartElement("sf", fault.Type!, api.FaultNamespace);
        writer.WriteAttributeString("xsi", "type", Xsi, "sf:" + fault.Type);
        writer.WriteElementString("sf", "exceptionCode", api.FaultNamespace, fault.Code);
        writer.WriteElementString("sf", "exceptionMessage", api.FaultNamespace, fault.Message);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Task SendAsync(HttpContext context, int status, Action<XmlWriter> envelope)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("soapenv", "Envelope", Soap);
            writer.WriteAttributeString("xmlns", "soapenv", null, Soap);
            envelope(writer);
            writer.WriteEndElement();
        }
        // XmlWriter leaves a blank before the slash of empty elements, which Salesforce does not.
        var bytes = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text.Replace(" />", "/>"));
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml;charset=UTF-8";
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
