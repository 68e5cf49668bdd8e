using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Soql.Derived.Use;

/// <summary>AuthSession: the sessions that are alive. Source: Object Reference, "AuthSession".</summary>
internal static class AuthSessions
{
    private static readonly RowParts<(DerivedScope Scope, Session Session, DateTimeOffset LastUsed)> parts = new()
    {
        { "Id", s => TokenId.Of(s.Scope, "AuthSession", s.Session.Token) },
        { "UsersId", s => s.Session.UserId },
        { "CreatedDate", s => s.Session.CreatedAt.ToUnixTimeSeconds() * 1000 },
        { "LastModifiedDate", s => s.LastUsed.ToUnixTimeSeconds() * 1000 },
        { "NumSecondsValid", s => (long)s.Session.Timeout.TotalSeconds },
        { "UserType", s => s.Scope.Read(s.Session.UserId, "UserType") },
        { "SessionType", s => TypeOf(s.Session.Kind) },
        { "SessionSecurityLevel", _ => "STANDARD" },
        { "IsAssociatedWithJwtAccessToken", _ => Value.Of(false) },
    };

    public static DerivedObject Object { get; } = new("AuthSession", scope => parts.TableOf(scope.Catalog["AuthSession"], Alive(scope)))
    {
        Unknown = ["SourceIp", "LoginType", "LoginHistoryId", "IsCurrent"],
    };

    private static IEnumerable<(DerivedScope, Session, DateTimeOffset)> Alive(DerivedScope scope) =>
        from document in scope.State.Documents
        where document.Key.StartsWith(Keys.Sessions, StringComparison.Ordinal)
        let session = Stored.Read<Session>(document.Value)
        let used = scope.Context.Org?.Identity.Sessions.LastUsed(session.Token) ?? session.LastUsed ?? session.CreatedAt
        where used + session.Timeout > scope.Context.Now
        orderby session.CreatedAt, session.Token
        select (scope, session, used);

    private static string TypeOf(SessionKind kind) => kind switch
    {
        SessionKind.OAuth => "Oauth2",
        SessionKind.Soap => "API",
        _ => "UI",
    };
}
