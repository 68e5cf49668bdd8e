namespace FakeForce.Engine.Bulk;

/// <summary>A timer by the org's clock that runs only while <paramref name="tick"/> says that it is needed.</summary>
internal sealed class SecondTicks(TimeProvider clock, Func<bool> tick) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private ITimer? timer;

    public void Start()
    {
        lock (gate) timer ??= clock.CreateTimer(_ => OnTick(), null, Second, Second);
    }

    public void Dispose()
    {
        lock (gate)
        {
            timer?.Dispose();
            timer = null;
        }
    }

    private void OnTick()
    {
        if (!tick()) Dispose();
    }
}
