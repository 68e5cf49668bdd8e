using System.Xml;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Schema;
using FakeForce.Server.Json;

namespace FakeForce.Server.Outgoing;

/// <summary>The SOAP envelope of outbound messages, as captures show it: the id first, then fields by name, those that are null left out.</summary>
internal static class NotificationsXml
{
    private const string Soap = "http://schemas.xmlsoap.org/soap/envelope/", Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private const string Outbound = "http://soap.sforce.com/2005/09/outbound", Objects = "urn:sobject.enterprise.soap.sforce.com";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new System.Text.UTF8Encoding(false), CheckCharacters = false };

    public static byte[] Write(MessageBatch batch, string address)
    {
        var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
        {
            writer.WriteStartElement("soapenv", "Envelope", Soap);
            writer.WriteAttributeString("xmlns", "xsd", null, "http://www.w3.org/2001/XMLSchema");
            writer.WriteAttributeString("xmlns", "xsi", null, Xsi);
            writer.WriteStartElement("Body", Soap);
            writer.WriteStartElement("notifications", Outbound);
            WriteHead(writer, batch, address);
            var fields = FieldsOf(batch);
            foreach (var notification in batch.Notifications) Write(writer, batch.Message, notification, fields);
            writer.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void WriteHead(XmlWriter writer, MessageBatch batch, string address)
    {
        var (org, version) = (batch.Org.Id.ToShortString(), batch.Message.ApiVersion ?? batch.Org.Options.ApiVersion);
        writer.WriteElementString("OrganizationId", Outbound, batch.Org.Id.ToString());
        writer.WriteElementString("ActionId", Outbound, batch.ActionId.ToString());
        writer.WriteStartElement("SessionId", Outbound);
        if (batch.Session is { } session) writer.WriteString(session);
        else writer.WriteAttributeString("nil", Xsi, "true");
        writer.WriteEndElement();
        writer.WriteElementString("EnterpriseUrl", Outbound, $"{address}/services/Soap/c/{version}.0/{org}");
        writer.WriteElementString("PartnerUrl", Outbound, $"{address}/services/Soap/u/{version}.0/{org}");
    }

    private static void Write(XmlWriter writer, OutboundMessage message, Notification notification, List<FieldFormat> fields)
    {
        writer.WriteStartElement("Notification", Outbound);
        writer.WriteElementString("Id", Outbound, notification.Id.ToString());
        writer.WriteStartElement("sObject", Outbound);
        writer.WriteAttributeString("type", Xsi, "sf:" + message.FullName.Split('.')[0]);
        writer.WriteAttributeString("xmlns", "sf", null, Objects);
        writer.WriteElementString("sf", "Id", Objects, notification.RecordId.ToString());
        foreach (var field in fields)
            if (PlainText.Of(notification.Row, field) is { } text) writer.WriteElementString("sf", field.Field.Name, Objects, Sendable(text));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static List<FieldFormat> FieldsOf(MessageBatch batch)
    {
        var type = batch.Org.Catalog[batch.Message.FullName.Split('.')[0]];
        var fields = new List<FieldFormat>();
        foreach (var name in batch.Message.Fields.Order(StringComparer.Ordinal))
            if (type.TryField(name, out var field) && field.Name != "Id") fields.Add(FieldFormat.Of(field));
        return fields;
    }

    // XML 1.0 has no way to write most control characters.
    private static string Sendable(string text) => text.All(XmlConvert.IsXmlChar) ? text
        : string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '?'));
}
