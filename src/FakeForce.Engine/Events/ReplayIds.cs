namespace FakeForce.Engine.Events;

/// <summary>
/// Replay ids grow, and "aren't guaranteed to be contiguous" (Platform Events Developer Guide, "ReplayId System Field"): here
/// about one in sixteen leaves up to seven out, always the same ones. How often and how far is ours.
/// </summary>
internal static class ReplayIds
{
    public static long After(long last)
    {
        var mixed = (ulong)last * 0x9E3779B97F4A7C15UL;
        mixed ^= mixed >> 29;
        return last + 1 + ((mixed & 0xF) == 0 ? (long)(mixed >> 8 & 7) : 0);
    }
}
