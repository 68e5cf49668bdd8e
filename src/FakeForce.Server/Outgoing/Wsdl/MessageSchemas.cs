using FakeForce.Engine.Schema;

namespace FakeForce.Server.Outgoing.Wsdl;

/// <summary>The three schemas of an outbound message's WSDL: ids, the object with the fields that are sent, and the call.</summary>
internal static class MessageSchemas
{
    public const string Ids = """
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

    public static string Objects(string name, IEnumerable<Field> fields) => $"""
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

    public static string Notifications(string name) => $"""
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
}
