namespace FakeForce.Engine.Outbound;

/// <summary>Where the engine, which knows no HTTP, meets the server that does something for it. Until a server is there, it waits.</summary>
public sealed class Seam<TRequest, TAnswer>
{
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<TRequest, CancellationToken, Task<TAnswer>>? serve;

    public bool IsConnected => connected.Task.IsCompletedSuccessfully;

    public Task Connected => connected.Task;

    public void Connect(Func<TRequest, CancellationToken, Task<TAnswer>> service)
    {
        serve = service;
        connected.TrySetResult();
    }

    internal Task<TAnswer> AskAsync(TRequest request, CancellationToken cancel) => serve!(request, cancel);
}
