using System.Security;

namespace FakeForce.Server.Outgoing.Wsdl;

/// <summary>What the WSDL of an outbound message says of the call, and where its receiver is.</summary>
internal static class MessageService
{
    public static string Of(string endpoint) => $"""
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
