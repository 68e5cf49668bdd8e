namespace FakeForce.Engine.Identity;

/// <summary>A refresh token and what it stands for.</summary>
public sealed record RefreshGrant : IStored<RefreshGrant>
{
    public required string Token { get; init; }
    public required string AppKey { get; init; }
    public required RecordId UserId { get; init; }
    public required ScopeSet Scopes { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastUsed { get; init; }

    /// <summary>By the app's refresh token policy.</summary>
    public bool IsExpired(ConnectedApp app, DateTimeOffset now) => app.RefreshPolicy switch
    {
        RefreshPolicy.Immediately => true,
        RefreshPolicy.Idle => now - LastUsed >= app.RefreshLife,
        RefreshPolicy.Fixed => now - CreatedAt >= app.RefreshLife,
        _ => false,
    };

    void IStored<RefreshGrant>.Write(StoredWriter writer) => writer
        .Put("token", Token).Put("app", AppKey).Put("user", UserId).Put("scopes", Scopes).Put("created", CreatedAt).Put("used", LastUsed);

    static RefreshGrant IStored<RefreshGrant>.Read(StoredReader reader) => new()
    {
        Token = reader.Text("token"),
        AppKey = reader.Text("app"),
        UserId = reader.Id("user"),
        Scopes = reader.Scopes("scopes"),
        CreatedAt = reader.Moment("created"),
        LastUsed = reader.Moment("used"),
    };
}
