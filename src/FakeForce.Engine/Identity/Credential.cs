using System.Security.Cryptography;
using System.Text;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>What a user logs in with, and how the attempts went.</summary>
public sealed record Credential : IStored<Credential>
{
    /// <summary>Hex SHA-256 of user id and password; null until a password is set.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Asked for behind the password at API log-ins; empty when the caller's network counts as trusted.</summary>
    public string SecurityToken { get; init; } = "";
    public bool PasswordExpired { get; init; }
    public int FailedAttempts { get; init; }
    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Overrides the profile's permission; null leaves it.</summary>
    public bool? ApiEnabled { get; init; }

    /// <summary>Those beyond the profile's.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Start of the hour in which log-ins are counted, and their number.</summary>
    public DateTimeOffset HourStart { get; init; }
    public int LoginsInHour { get; init; }

    public bool HasPassword => PasswordHash is not null;

    public bool Accepts(RecordId user, string password) => PasswordHash is not null && PasswordHash == Hash(user, password);

    public static string Hash(RecordId user, string password) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user + password)));

    /// <summary>Null for users without a document, among them an administrator who still has the password of the options.</summary>
    internal static Credential? Of(OrgState state, RecordId user) => Stored.ReadOrNull<Credential>(state.Documents.GetValueOrDefault(Keys.Credential(user)));

    internal static Credential Of(Transaction transaction, OrgOptions options, RecordId user) =>
        Stored.ReadOrNull<Credential>(transaction.Document(Keys.Credential(user))) ?? Initial(options, user);

    internal void Save(Transaction transaction, RecordId user) => transaction.SetDocument(Keys.Credential(user), Stored.Bytes(this));

    private static Credential Initial(OrgOptions options, RecordId user) => user.Number == FreshOrg.AdministratorNumber
        ? new Credential { PasswordHash = Hash(user, options.Password), SecurityToken = options.SecurityToken }
        : new Credential();

    void IStored<Credential>.Write(StoredWriter writer) => writer
        .Put("hash", PasswordHash).Put("securityToken", SecurityToken).Put("expired", PasswordExpired).Put("failed", FailedAttempts)
        .Put("lockedUntil", LockedUntil).Put("apiEnabled", ApiEnabled is { } enabled ? enabled ? 1 : 0 : (long?)null).Put("permissions", Permissions)
        .Put("hourStart", HourStart).Put("loginsInHour", LoginsInHour);

    static Credential IStored<Credential>.Read(StoredReader reader) => new()
    {
        PasswordHash = reader.TextOrNull("hash"),
        SecurityToken = reader.Text("securityToken"),
        PasswordExpired = reader.Flag("expired"),
        FailedAttempts = (int)reader.Number("failed"),
        LockedUntil = reader.MomentOrNull("lockedUntil"),
        ApiEnabled = reader.Has("apiEnabled") ? reader.Number("apiEnabled") == 1 : null,
        Permissions = reader.List("permissions"),
        HourStart = reader.Moment("hourStart"),
        LoginsInHour = (int)reader.Number("loginsInHour"),
    };
}
