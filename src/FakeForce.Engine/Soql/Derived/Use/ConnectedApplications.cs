using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Soql.Derived.Use;

/// <summary>ConnectedApplication: the apps that may log in. Source: Object Reference, "ConnectedApplication".</summary>
internal static class ConnectedApplications
{
    private static readonly RowParts<(DerivedScope Scope, ConnectedApp App)> parts = new()
    {
        { "Id", a => TokenId.Of(a.Scope, "ConnectedApplication", a.App.ConsumerKey) },
        { "Name", a => a.App.Name },
        { "OptionsAllowAdminApprovedUsersOnly", a => a.App.PermittedUsers == PermittedUsers.AdminApproved },
    };

    public static DerivedObject Object { get; } = new("ConnectedApplication", scope => parts.TableOf(scope.Catalog["ConnectedApplication"], Apps(scope)))
    {
        Unknown =
        [
            "CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate", "SystemModstamp", "OptionsRefreshTokenValidityMetric",
            "RefreshTokenValidityPeriod", "OptionsHasSessionLevelPolicy",
        ],
    };

    private static IEnumerable<(DerivedScope, ConnectedApp)> Apps(DerivedScope scope) =>
        (scope.Context.Org?.Identity.Apps.All(scope.State) ?? []).OrderBy(app => app.Name, StringComparer.Ordinal).ThenBy(app => app.ConsumerKey, StringComparer.Ordinal)
        .Select(app => (scope, app));
}
