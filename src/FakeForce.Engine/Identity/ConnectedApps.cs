using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Identity;

/// <summary>The org's connected apps: those that every FakeForce org has, and those that were declared.</summary>
public sealed class ConnectedApps
{
    private readonly Org org;
    private readonly Dictionary<string, ConnectedApp> seeded;

    internal ConnectedApps(Org org)
    {
        this.org = org;
        seeded = Seeded(org.Options).ToDictionary(app => app.ConsumerKey, StringComparer.Ordinal);
    }

    /// <summary>In an org that is one of several a key may end in the org's own suffix, which tells log-ins which org is meant.</summary>
    public bool TryFind(string consumerKey, [NotNullWhen(true)] out ConnectedApp? app)
    {
        consumerKey = org.Options.WithoutSuffix(consumerKey);
        app = Stored.ReadOrNull<ConnectedApp>(org.State.Documents.GetValueOrDefault(Keys.App(consumerKey)));
        return app is not null || seeded.TryGetValue(consumerKey, out app);
    }

    internal IEnumerable<ConnectedApp> All(OrgState state)
    {
        var declared = state.Documents.Where(document => document.Key.StartsWith(Keys.Apps, StringComparison.Ordinal))
            .Select(document => Stored.Read<ConnectedApp>(document.Value)).ToDictionary(app => app.ConsumerKey, StringComparer.Ordinal);
        return declared.Values.Concat(seeded.Values.Where(app => !declared.ContainsKey(app.ConsumerKey)));
    }

    private static ConnectedApp[] Seeded(OrgOptions options) =>
    [
        new ConnectedApp
        {
            ConsumerKey = "fakeforce",
            ConsumerSecret = "fakeforce",
            Name = "FakeForce",
            CallbackUrls = ["http://localhost:*", "http://localhost:1717/OauthRedirect", "https://login.salesforce.com/services/oauth2/success"],
            Scopes = ScopeSet.All,
            RunAs = options.Username,
            PreAuthorized = true,
            TrustsHostKey = true,
            Flows = OAuthFlows.All,
            SecretRequiredForWebServer = false,
            SecretRequiredForRefresh = false,
        },
        // The Salesforce CLI's own app, which every org knows.
        new ConnectedApp
        {
            ConsumerKey = "PlatformCLI",
            Name = "Salesforce CLI",
            CallbackUrls = ["http://localhost:1717/OauthRedirect"],
            Scopes = ScopeSet.Parse("api web refresh_token"),
            SecretRequiredForWebServer = false,
            SecretRequiredForRefresh = false,
            Flows = OAuthFlows.WebServer | OAuthFlows.Refresh | OAuthFlows.Device,
        },
    ];
}
