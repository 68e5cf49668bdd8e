namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>What a named credential of the legacy type says of itself: one user's name and password, or nobody's.</summary>
public sealed record LegacyCredential
{
    public string Endpoint { get; init; } = "";

    /// <summary>Password or NoAuthentication.</summary>
    public string Protocol { get; init; } = "NoAuthentication";

    /// <summary>Anonymous or NamedUser.</summary>
    public string PrincipalType { get; init; } = "Anonymous";

    public string Username { get; init; } = "";
    public string Password { get; init; } = "";
}
