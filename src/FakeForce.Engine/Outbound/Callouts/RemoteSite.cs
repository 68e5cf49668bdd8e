namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>A site that the org's code may call, in the words of RemoteSiteSetting.</summary>
public sealed record RemoteSite(string FullName)
{
    public string Url { get; init; } = "";
    public bool IsActive { get; init; } = true;

    /// <summary>Lets it be reached by http and https alike.</summary>
    public bool DisableProtocolSecurity { get; init; }
}
