using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Soql.Derived.Use;

/// <summary>OauthToken: the refresh tokens that are out. Source: Object Reference, "OauthToken".</summary>
internal static class OauthTokens
{
    private static readonly RowParts<(DerivedScope Scope, RefreshGrant Grant, string App)> parts = new()
    {
        { "Id", t => TokenId.Of(t.Scope, "OauthToken", t.Grant.Token) },
        { "UserId", t => t.Grant.UserId },
        { "AppName", t => t.App },
        { "CreatedDate", t => t.Grant.CreatedAt.ToUnixTimeSeconds() * 1000 },
        { "LastUsedDate", t => t.Grant.LastUsed.ToUnixTimeSeconds() * 1000 },
    };

    public static DerivedObject Object { get; } = new("OauthToken", scope => parts.TableOf(scope.Catalog["OauthToken"], Grants(scope)))
    {
        Unknown = ["AccessToken", "RequestToken", "DeleteToken", "UseCount", "AppMenuItemId"],
    };

    private static IEnumerable<(DerivedScope, RefreshGrant, string)> Grants(DerivedScope scope) =>
        from document in scope.State.Documents
        where document.Key.StartsWith(Keys.RefreshTokens, StringComparison.Ordinal)
        let grant = Stored.Read<RefreshGrant>(document.Value)
        orderby grant.CreatedAt, grant.Token
        select (scope, grant, NameOf(scope, grant.AppKey));

    private static string NameOf(DerivedScope scope, string key) =>
        scope.Context.Org is { } org && org.Identity.Apps.TryFind(key, out var app) ? app.Name : key;
}
