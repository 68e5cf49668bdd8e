using System.Collections.Frozen;
using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>The permission "API Enabled", by the standard profiles' own setting unless a user is declared otherwise.</summary>
internal static class ApiEnabled
{
    /// <summary>Standard profiles that come without it (Setup, Profiles). All others have it.</summary>
    private static readonly FrozenSet<string> Without = new[]
    {
        "Chatter Free User", "Chatter Moderator User", "Chatter External User", "Work.com Only User", "Identity User",
        "External Identity User", "Customer Community User", "Customer Community Login User", "High Volume Customer Portal",
        "High Volume Customer Portal User", "Authenticated Website", "Minimum Access - Salesforce",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool For(OrgState state, User user) =>
        Credential.Of(state, user.Id)?.ApiEnabled ?? Granted(state.AccessOf(user.Id), ProfileName(state.Catalog, user, state.Find));

    public static bool For(Transaction transaction, User user) =>
        Stored.ReadOrNull<Credential>(transaction.Document(Keys.Credential(user.Id)))?.ApiEnabled
        ?? Granted(transaction.Catalog.Access?.Of(transaction, user.Id), ProfileName(transaction.Catalog, user, transaction.Find));

    // A profile of the org's own that lists user permissions lists all that it has, as files of the Metadata API do.
    private static bool Granted(UserAccess? access, string profile) =>
        access?.Profile.Has("ApiEnabled") == true || (access is { Profile.ListsUserPermissions: true } && !StandardGrants.Has(profile) ? false : !Without.Contains(profile));

    public static string ProfileName(Catalog catalog, User user, Func<SObjectType, RecordId, Row> find) =>
        catalog.TryFind("Profile", out var type) && type.TryField("Name", out var name)
        && find(type, user.ProfileId) is { IsLive: true } row ? System.Text.Encoding.UTF8.GetString(row.Text(name.Ordinal)) : "";
}
