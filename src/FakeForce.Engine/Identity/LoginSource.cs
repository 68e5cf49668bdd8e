namespace FakeForce.Engine.Identity;

/// <summary>Where a log-in came from, as LoginHistory records it.</summary>
public sealed record LoginSource(string LoginType, string Application = "N/A", string? SourceIp = null, string? LoginUrl = null)
{
    public string? ApiType { get; init; }
    public string? ApiVersion { get; init; }
    public string? Browser { get; init; }

    /// <summary>LoginHistory.LoginType of each way in (object reference, LoginHistory).</summary>
    public static LoginSource Browsing { get; } = new("Application", "Browser");
    public static LoginSource OAuth { get; } = new("Remote Access 2.0");
    public static LoginSource PartnerSoap { get; } = new("Other Apex API") { ApiType = "SOAP Partner" };
    public static LoginSource EnterpriseSoap { get; } = new("Other Apex API") { ApiType = "SOAP Enterprise" };
}
