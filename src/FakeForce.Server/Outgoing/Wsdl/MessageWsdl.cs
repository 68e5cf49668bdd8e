using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Outbound.Messages;

namespace FakeForce.Server.Outgoing.Wsdl;

/// <summary>
/// The WSDL that listeners for an outbound message are generated from. Its form is that of Salesforce's own, of which pastebin.com/WB3CKbZX and
/// cloud.tencent.com/developer/ask/73618 show two; the parts are explained in the SOAP API guide, "Understanding the Outbound Messaging WSDL".
/// </summary>
internal static class MessageWsdl
{
    public const string ContentType = "text/xml; charset=utf-8";

    public static string Of(Org org, OutboundMessage message)
    {
        var type = org.Catalog[message.ObjectName];
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!--
            Outbound Notification Web Services API Version 1.0
            Generated on {org.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} +0000 by FakeForce.
            -->
            <definitions targetNamespace="http://soap.sforce.com/2005/09/outbound" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="http://soap.sforce.com/2005/09/outbound" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:ent="urn:enterprise.soap.sforce.com" xmlns:ens="urn:sobject.enterprise.soap.sforce.com">
                <types>
            {MessageSchemas.Ids}
            {MessageSchemas.Objects(type.Name, message.FieldsOf(type))}
            {MessageSchemas.Notifications(type.Name)}
                </types>
            {MessageService.Of(message.EndpointUrl)}
            </definitions>

            """;
    }
}
