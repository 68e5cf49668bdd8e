namespace FakeForce.Engine.Identity;

public enum DeviceAnswer : byte { Pending, Approved, Denied }

/// <summary>A device that shows its user a code and waits to be let in.</summary>
public sealed record DeviceGrant : IStored<DeviceGrant>
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public required string DeviceCode { get; init; }
    public required string UserCode { get; init; }
    public required string AppKey { get; init; }
    public required ScopeSet Scopes { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastPoll { get; init; }
    public DeviceAnswer Answer { get; init; }

    /// <summary>Who approved it.</summary>
    public RecordId UserId { get; init; }

    void IStored<DeviceGrant>.Write(StoredWriter writer) => writer
        .Put("device", DeviceCode).Put("code", UserCode).Put("app", AppKey).Put("scopes", Scopes).Put("created", CreatedAt)
        .Put("polled", LastPoll).Put("answer", (long)Answer).Put("user", UserId);

    static DeviceGrant IStored<DeviceGrant>.Read(StoredReader reader) => new()
    {
        DeviceCode = reader.Text("device"),
        UserCode = reader.Text("code"),
        AppKey = reader.Text("app"),
        Scopes = reader.Scopes("scopes"),
        CreatedAt = reader.Moment("created"),
        LastPoll = reader.MomentOrNull("polled"),
        Answer = (DeviceAnswer)reader.Number("answer"),
        UserId = reader.Id("user"),
    };
}
