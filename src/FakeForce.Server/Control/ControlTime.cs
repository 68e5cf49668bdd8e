using System.Globalization;

namespace FakeForce.Server.Control;

/// <summary>Times as the control plane writes them: UTC, to the millisecond.</summary>
internal static class ControlTime
{
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
