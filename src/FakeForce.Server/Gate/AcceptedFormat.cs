namespace FakeForce.Server.Gate;

/// <summary>JSON unless the caller prefers XML; anything else in Accept means JSON too (REST API Developer Guide).</summary>
internal static class AcceptedFormat
{
    public static bool IsXml(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        if (accept.Length == 0 || accept == "*/*") return false;
        var xml = accept.IndexOf("application/xml", StringComparison.OrdinalIgnoreCase);
        var json = accept.IndexOf("application/json", StringComparison.OrdinalIgnoreCase);
        return xml >= 0 && (json < 0 || xml < json);
    }
}
