namespace FakeForce.Engine.Events;

/// <summary>
/// Where payloads of many transactions lie one behind the other, so that the collector has few and large arrays to care for instead of
/// one for each, which it would move twice. What lies there never changes; used by the lane alone.
/// </summary>
internal sealed class PayloadArena
{
    private const int Largest = 1 << 20;

    private byte[] bytes = [];
    private int used;

    /// <summary>The bytes at their place.</summary>
    public ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> payloads)
    {
        if (payloads.Length > bytes.Length - used)
        {
            // Small as long as there is little: an org with a few events should not weigh a megabyte.
            var length = Math.Max(payloads.Length, Math.Min(Largest, bytes.Length * 4));
            (bytes, used) = (GC.AllocateUninitializedArray<byte>(length), 0);
        }
        payloads.CopyTo(bytes.AsSpan(used));
        used += payloads.Length;
        return bytes.AsMemory(used - payloads.Length, payloads.Length);
    }
}
