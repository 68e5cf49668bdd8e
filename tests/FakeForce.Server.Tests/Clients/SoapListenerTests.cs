using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace FakeForce.Server.Tests.Clients;

/// <summary>A SOAP server that the npm package soap makes of an outbound message's WSDL, unchanged, as the message's receiver.</summary>
[Collection(RealClients.Name)]
public sealed class SoapListenerTests
{
    [Fact]
    public async Task A_listener_made_of_the_WSDL_understands_what_is_sent()
    {
        var port = FreePort();
        using var definitions = JsonDocument.Parse($$"""
            {"workflowRules":[{"fullName":"Account.Tell","triggerType":"onCreateOnly","actions":["To_Node"]}],
             "outboundMessages":[{"fullName":"Account.To_Node","endpointUrl":"http://127.0.0.1:{{port}}/listen","fields":["Name","AnnualRevenue","CreatedDate","OwnerId"]}]}
            """);
        await ClientChecks.PassAsync("soap", "listener", definitions.RootElement.Clone(), [KeyValuePair.Create("LISTENER_PORT", (string?)port.ToString(CultureInfo.InvariantCulture))]);
    }

    // The definition names the listener's port before the listener is there.
    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
