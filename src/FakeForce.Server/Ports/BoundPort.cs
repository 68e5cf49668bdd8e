using System.Net;
using System.Net.Sockets;

namespace FakeForce.Server.Ports;

/// <summary>
/// One port number, bound on every address that --bind means. Binding happens here and not in Kestrel because
/// "localhost" with port 0 needs the same free number on 127.0.0.1 and ::1, which Kestrel cannot do.
/// </summary>
internal sealed class BoundPort : IDisposable
{
    private const int FreePortAttempts = 20;
    private readonly List<Socket> sockets = [];

    public int Number { get; private set; }

    public IEnumerable<IPEndPoint> EndPoints => sockets.Select(socket => (IPEndPoint)socket.LocalEndPoint!);

    public static BoundPort Open(string option, string bind, int port)
    {
        try
        {
            return port == 0 ? OpenFree(bind) : Open(bind, port);
        }
        catch (SocketException failure)
        {
            throw new PortException($"{option} {port} cannot be opened on {bind}: {Reason(failure)}", failure);
        }
    }

    /// <summary>The socket of an address, to be handed to Kestrel, which then closes it.</summary>
    public Socket? SocketOf(EndPoint address) => sockets.Find(socket => socket.LocalEndPoint!.Equals(address));

    public void Dispose()
    {
        foreach (var socket in sockets) socket.Dispose();
    }

    private static BoundPort OpenFree(string bind)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Open(bind, 0);
            }
            catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse && attempt < FreePortAttempts)
            {
                // The number was free on the first address and taken on the second: take another.
            }
        }
    }

    private static BoundPort Open(string bind, int port)
    {
        var bound = new BoundPort { Number = port };
        try
        {
            foreach (var address in BindAddress.All(bind)) bound.Add(address, optional: bind == "localhost" && bound.sockets.Count > 0);
            return bound;
        }
        catch (SocketException)
        {
            bound.Dispose();
            throw;
        }
    }

    private void Add(IPAddress address, bool optional)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.Equals(IPAddress.IPv6Any)) socket.DualMode = true;
            socket.Bind(new IPEndPoint(address, Number));
            Number = ((IPEndPoint)socket.LocalEndPoint!).Port;
            sockets.Add(socket);
        }
        catch (SocketException failure) when (optional && failure.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            socket.Dispose(); // Containers often have IPv6 in the kernel and no ::1.
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Reason(SocketException failure) => failure.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "another process uses it",
        SocketError.AccessDenied => "this user may not open it",
        SocketError.AddressNotAvailable => "this machine has no such address",
        _ => failure.Message,
    };
}
