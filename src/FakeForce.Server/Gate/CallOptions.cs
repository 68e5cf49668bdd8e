namespace FakeForce.Server.Gate;

/// <summary>Sforce-Call-Options: <c>client=x; defaultNamespace=y</c>, joined by semicolons or commas; empty is allowed.</summary>
internal static class CallOptions
{
    public static string? Client(HttpRequest request) => Read(request.Headers["Sforce-Call-Options"].ToString(), "client");

    /// <summary>Sforce-Duplicate-Rule-Header: <c>allowSave=true; …</c> (REST API Developer Guide, "Duplicate Rule Header").</summary>
    public static bool SavesDuplicates(HttpRequest request) => "true".Equals(Read(request.Headers["Sforce-Duplicate-Rule-Header"].ToString(), "allowSave"), StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of one key of such a header, or null.</summary>
    public static string? Read(string header, string key)
    {
        if (header.Length == 0) return null;
        foreach (var part in header.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part.AsSpan(0, equals).TrimEnd().Equals(key, StringComparison.OrdinalIgnoreCase)) return part[(equals + 1)..].Trim();
        }
        return null;
    }
}
