using System.Globalization;

namespace FakeForce.Server.Gate.Requests;

/// <summary>Statuses as texts, made once.</summary>
internal static class Statuses
{
    private static readonly string[] texts = [.. Enumerable.Range(0, 600).Select(status => status.ToString(CultureInfo.InvariantCulture))];

    public static string TextOf(int status) => status >= 0 && status < texts.Length ? texts[status] : "other";
}
