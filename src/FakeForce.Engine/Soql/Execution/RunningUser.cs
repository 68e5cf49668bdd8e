using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>What functions need to know of the user who asks.</summary>
internal static class RunningUser
{
    private const string UsualLocale = "en_US";

    public static string LocaleOf(OrgState state, RecordId user) => Field(state, user, "LocaleSidKey") ?? UsualLocale;

    /// <summary>Null for a user without a currency of their own, who has the corporate one.</summary>
    public static string? CurrencyOf(OrgState state, RecordId user) => Field(state, user, "DefaultCurrencyIsoCode");

    private static string? Field(OrgState state, RecordId id, string field) => User.TryFind(state, id, out var user) ? user[field] : null;
}
