namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>Who an org is at another system. Its secrets never deploy; Salesforce has them from Setup or the Connect API.</summary>
public sealed record Principal(string PrincipalName)
{
    /// <summary>The user whose own it is; null for a named principal.</summary>
    public string? User { get; init; }

    /// <summary>Who may use a named principal, which Salesforce has in permission sets; null for everybody.</summary>
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>By the names of the protocol: username and password, clientId and clientSecret, or those of the custom protocol.</summary>
    public IReadOnlyDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>();

    internal bool IsFor(string username) => User is { } own ? Same(own, username) : Users is not { } users || users.Any(user => Same(user, username));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
