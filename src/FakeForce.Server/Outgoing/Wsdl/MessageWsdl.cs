using System.Globalization;
using System.Security;
using FakeForce.Engine;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Schema;

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
            {Ids}
            {Objects(type.Name, message.FieldsOf(type))}
            {Notifications(type.Name)}
                </types>
            {Service(message.EndpointUrl)}
            </definitions>

            """;
    }

    private const string Ids = """
                <schema elementFormDefault="qualified" xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:enterprise.soap.sforce.com">
                    <!-- Our simple ID Type -->
                    <simpleType name="ID">
                        <restriction base="xsd:string">
                            <length value="18"/>
                            <pattern value="[a-zA-Z0-9]{18}"/>
                        </restriction>
                    </simpleType>
                </schema>
        """;

    private static string Objects(string name, IEnumerable<Field> fields) => $"""
                <schema elementFormDefault="qualified" xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:sobject.enterprise.soap.sforce.com">
                    <import namespace="urn:enterprise.soap.sforce.com"/>
                    <!-- Base sObject (abstract) -->
                    <complexType name="sObject">
                        <sequence>
                            <element name="fieldsToNull" type="xsd:string" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
                            <element name="Id" type="ent:ID" nillable="true"/>
                        </sequence>
                    </complexType>
                    <complexType name="AggregateResult">
                        <complexContent>
                            <extension base="ens:sObject">
                                <sequence>
                                    <any namespace="##targetNamespace" minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
                                </sequence>
                            </extension>
                        </complexContent>
                    </complexType>
                    <complexType name="{name}">
                        <complexContent>
                            <extension base="ens:sObject">
                                <sequence>
        {string.Join('\n', fields.Select(Element))}
                                </sequence>
                            </extension>
                        </complexContent>
                    </complexType>
                </schema>
        """;

    private static string Element(Field field) =>
        $"""                            <element name="{field.Name}" nillable="true" minOccurs="0" type="{(field.Type.SoapType == "tns:ID" ? "ent:ID" : field.Type.SoapType)}"/>""";

    private static string Notifications(string name) => $"""
                <schema elementFormDefault="qualified" xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://soap.sforce.com/2005/09/outbound">
                    <import namespace="urn:enterprise.soap.sforce.com"/>
                    <import namespace="urn:sobject.enterprise.soap.sforce.com"/>
                    <element name="notifications">
                        <complexType>
                            <sequence>
                                <element name="OrganizationId" type="ent:ID"/>
                                <element name="ActionId" type="ent:ID"/>
                                <element name="SessionId" type="xsd:string" nillable="true"/>
                                <element name="EnterpriseUrl" type="xsd:string"/>
                                <element name="PartnerUrl" type="xsd:string"/>
                                <element name="Notification" maxOccurs="100" type="tns:{name}Notification"/>
                            </sequence>
                        </complexType>
                    </element>
                    <complexType name="{name}Notification">
                        <sequence>
                            <element name="Id" type="ent:ID"/>
                            <element name="sObject" type="ens:{name}"/>
                        </sequence>
                    </complexType>
                    <element name="notificationsResponse">
                        <complexType>
                            <sequence>
                                <element name="Ack" type="xsd:boolean"/>
                            </sequence>
                        </complexType>
                    </element>
                </schema>
        """;

    private static string Service(string endpoint) => $"""
            <message name="notificationsRequest">
                <part element="tns:notifications" name="request"/>
            </message>
            <message name="notificationsResponse">
                <part element="tns:notificationsResponse" name="response"/>
            </message>
            <portType name="NotificationPort">
                <operation name="notifications">
                    <documentation>Process a number of notifications.</documentation>
                    <input message="tns:notificationsRequest"/>
                    <output message="tns:notificationsResponse"/>
                </operation>
            </portType>
            <binding name="NotificationBinding" type="tns:NotificationPort">
                <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
                <operation name="notifications">
                    <soap:operation soapAction=""/>
                    <input><soap:body use="literal"/></input>
                    <output><soap:body use="literal"/></output>
                </operation>
            </binding>
            <service name="NotificationService">
                <documentation>Notification Service Implementation</documentation>
                <port binding="tns:NotificationBinding" name="Notification">
                    <soap:address location="{SecurityElement.Escape(endpoint)}"/>
                </port>
            </service>
        """;
}
