namespace FakeForce.Server.Gate;

/// <summary>Which headers a subrequest has from the outer one, and which of its answer's are shown.</summary>
internal static class SubHeaders
{
    // Who calls, and under which address; the form is always JSON here, because the outer answer is made from it.
    private static readonly string[] inherited = ["Authorization", "Host", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port"];

    // The outer answer has these itself; Content-Length is not supported inside (REST API Developer Guide, Composite Subrequest Result).
    private static readonly string[] hidden = ["Content-Type", "Content-Length", LimitInfo.Header, Unsupported.Header];

    public static void Inherit(HttpRequest outer, HttpRequest inner)
    {
        foreach (var name in inherited)
            if (outer.Headers.TryGetValue(name, out var value)) inner.Headers[name] = value;
        inner.Headers.Accept = "application/json";
    }

    public static KeyValuePair<string, string>[] Of(HttpResponse response) =>
        [.. response.Headers.Where(h => !hidden.Contains(h.Key, StringComparer.OrdinalIgnoreCase)).Select(h => KeyValuePair.Create(h.Key, h.Value.ToString()))];
}
