namespace FakeForce.Engine.External;

/// <summary>Where the engine, which knows no HTTP, meets the server that reaches external systems.</summary>
public sealed class ExternalSeam
{
    private volatile Func<Org, ExternalSource, ExternalAdapter>? connect;

    public void Connect(Func<Org, ExternalSource, ExternalAdapter> adapters) => connect = adapters;

    internal ExternalAdapter AdapterOf(Org org, ExternalSource source) => connect is { } found ? found(org, source) : throw ExternalErrors.Unreachable("nothing sends for this org");
}
