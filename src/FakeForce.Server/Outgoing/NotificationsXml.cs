using System.Text;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;
using FakeForce.Server.Json;

namespace FakeForce.Server.Outgoing;

/// <summary>The SOAP envelope of outbound messages, as captures show it: the id first, then fields by name, those that are null left out.</summary>
internal sealed class NotificationsXml
{
    // Bodies of a hundred notifications would grow a new buffer beyond 85,000 bytes, which only a full collection clears away.
    [ThreadStatic]
    private static XmlBytes? spare;

    private readonly XmlBytes xml = spare ?? new XmlBytes();
    private readonly MessageBatch batch;
    private readonly List<(FieldFormat Format, byte[] Start, byte[] End)> fields = [];
    private readonly byte[] type;

    private NotificationsXml(MessageBatch batch)
    {
        spare = null;
        this.batch = batch;
        var of = batch.Org.Catalog[batch.Message.ObjectName];
        type = Encoding.UTF8.GetBytes(of.Name);
        foreach (var field in batch.Message.FieldsOf(of)) fields.Add((FieldFormat.Of(field), Encoding.UTF8.GetBytes($"<sf:{field.Name}>"), Encoding.UTF8.GetBytes($"</sf:{field.Name}>")));
    }

    public static byte[] Write(MessageBatch batch, string address)
    {
        var writer = new NotificationsXml(batch);
        writer.WriteHead(address);
        foreach (var notification in batch.Notifications) writer.Write(notification);
        writer.xml.Raw("</notifications></soapenv:Body></soapenv:Envelope>"u8);
        var bytes = writer.xml.Take();
        spare = writer.xml;
        return bytes;
    }

    private void WriteHead(string address)
    {
        var (org, version) = (batch.Org.Id.ToShortString(), batch.Message.ApiVersion ?? batch.Org.Options.ApiVersion);
        xml.Raw("""<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>"""u8)
            .Raw("<notifications xmlns=\"http://soap.sforce.com/2005/09/outbound\"><OrganizationId>"u8).Id(batch.Org.Id)
            .Raw("</OrganizationId><ActionId>"u8).Id(batch.ActionId).Raw("</ActionId>"u8);
        if (batch.Session is { } session) xml.Raw("<SessionId>"u8).Text(session).Raw("</SessionId>"u8);
        else xml.Raw("<SessionId xsi:nil=\"true\"/>"u8);
        xml.Raw("<EnterpriseUrl>"u8).Text($"{address}/services/Soap/c/{version}.0/{org}").Raw("</EnterpriseUrl><PartnerUrl>"u8)
            .Text($"{address}/services/Soap/u/{version}.0/{org}").Raw("</PartnerUrl>"u8);
    }

    private void Write(Notification notification)
    {
        xml.Raw("<Notification><Id>"u8).Id(notification.Id).Raw("</Id><sObject xsi:type=\"sf:"u8).Raw(type)
            .Raw("\" xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\"><sf:Id>"u8).Id(notification.RecordId).Raw("</sf:Id>"u8);
        foreach (var (format, start, end) in fields)
            if (format.Form == FieldForm.Boolean || notification.Row.Has(format.Field.Ordinal)) Write(notification.Row, format, start, end);
        xml.Raw("</sObject></Notification>"u8);
    }

    private void Write(Row row, FieldFormat format, byte[] start, byte[] end)
    {
        var ordinal = format.Field.Ordinal;
        Span<byte> plain = stackalloc byte[PlainText.MaxLength];
        xml.Raw(start);
        if (format.Form == FieldForm.Boolean) xml.Raw(row.Boolean(ordinal) ? "true"u8 : "false"u8);
        else if (PlainText.Format(format.Form, row, ordinal, plain) is > 0 and var length) xml.Raw(plain[..length]);
        else if (format.Form == FieldForm.Reference) xml.Id(row.Reference(ordinal));
        else xml.Text(row.Text(ordinal));
        xml.Raw(end);
    }
}
