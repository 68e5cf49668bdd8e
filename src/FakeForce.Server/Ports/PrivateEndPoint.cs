using System.Net;
using Microsoft.AspNetCore.Connections;

namespace FakeForce.Server.Ports;

/// <summary>
/// An endpoint that nobody can connect to. Kestrel builds a connection handler per endpoint and gives no other way to get
/// one, so a private endpoint exists to have its handler captured; connections accepted elsewhere are handed to it.
/// </summary>
internal sealed class PrivateEndPoint(string name) : EndPoint
{
    private ConnectionDelegate? handler;

    public Task Handle(ConnectionContext connection) => handler!(connection);

    public ConnectionDelegate Capture(ConnectionDelegate handler) => this.handler = handler;

    public override string ToString() => name;
}

/// <summary>Listens on private endpoints: accepts nothing until it is stopped.</summary>
internal sealed class PrivateTransport : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    public bool CanBind(EndPoint endpoint) => endpoint is PrivateEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(new Listener(endpoint));

    private sealed class Listener(EndPoint endPoint) : IConnectionListener
    {
        private readonly TaskCompletionSource<ConnectionContext?> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndPoint EndPoint => endPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
            await stopped.Task.WaitAsync(cancellationToken);

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => DisposeAsync();

        public ValueTask DisposeAsync()
        {
            stopped.TrySetResult(null);
            return ValueTask.CompletedTask;
        }
    }
}
