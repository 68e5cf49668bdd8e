using System.Collections.Immutable;
using FakeForce.Engine.Access;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>A verdict on a session together with the parts of the state that it rests on: while they stay, it stays.</summary>
internal sealed record Judgement(SessionVerdict Verdict, ImmutableDictionary<string, byte[]>? Documents, Table? Users, Table? Logins, object? Permissions)
{
    public static Judgement None { get; } = new(SessionVerdict.Unknown, null, null, null, null);

    public bool IsOf(OrgState state) => ReferenceEquals(Documents, state.Documents)
        && ReferenceEquals(Users, UserTables.Users(state)) && ReferenceEquals(Logins, UserTables.Logins(state)) && ReferenceEquals(Permissions, PermissionsOf(state));

    public static Judgement On(Session session, OrgState state) =>
        new(VerdictOn(session, state), state.Documents, UserTables.Users(state), UserTables.Logins(state), PermissionsOf(state));

    // API Enabled may come by a permission set.
    private static PermissionModel? PermissionsOf(OrgState state) => state.Catalog.Access?.ModelOf(state);

    private static SessionVerdict VerdictOn(Session session, OrgState state)
    {
        if (!User.TryFind(state, session.UserId, out var user) || !user.IsActive) return SessionVerdict.UserInactive;
        if (UserTables.IsFrozen(state, user.Id)) return SessionVerdict.UserFrozen;
        if (!session.HasApi) return SessionVerdict.NotForApi;
        if (!ApiEnabled.For(state, user)) return SessionVerdict.ApiDisabled;
        if (session.PasswordExpired && Credential.Of(state, user.Id) is { PasswordExpired: true }) return SessionVerdict.PasswordExpired;
        return SessionVerdict.Ok;
    }
}
