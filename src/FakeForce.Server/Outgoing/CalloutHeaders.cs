using System.Globalization;
using FakeForce.Engine;

namespace FakeForce.Server.Outgoing;

/// <summary>The headers of all callouts, as captures in public code have them.</summary>
internal static class CalloutHeaders
{
    public static IEnumerable<KeyValuePair<string, string>> Common(Org org) =>
    [
        new("User-Agent", string.Create(CultureInfo.InvariantCulture, $"SFDC-Callout/{org.Options.ApiVersion}.0")),
        new("SFDC_STACK_DEPTH", "1"),
        new("Cache-Control", "no-cache"),
        new("Pragma", "no-cache"),
    ];
}
