namespace FakeForce.Engine.Identity;

/// <summary>What a session is to be, before it has a token and an owner.</summary>
public sealed record NewSession(SessionKind Kind, ScopeSet Scopes)
{
    public string? AppKey { get; init; }
    public TimeSpan Timeout { get; init; } = Session.DefaultTimeout;
    public string? RefreshToken { get; init; }
    public bool PasswordExpired { get; init; }

    public static NewSession OfBrowser { get; } = new(SessionKind.UI, ScopeSet.Full);
    public static NewSession OfSoap { get; } = new(SessionKind.Soap, ScopeSet.Full);

    /// <summary>A session of an app, with no more scopes than it was granted.</summary>
    public static NewSession Of(ConnectedApp app, ScopeSet scopes) =>
        new(SessionKind.OAuth, scopes) { AppKey = app.ConsumerKey, Timeout = app.SessionTimeout };
}
