using System.Text.Json;
using FakeForce.Engine.Identity;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The keys "users" and "connectedApps" of fakeforce.json.</summary>
internal static class IdentityFile
{
    private static readonly DefinitionReader<UserDefinition> Users = new("users", "username", username => new UserDefinition { Username = username }, new(StringComparer.Ordinal)
    {
        ["password"] = (user, value) => user with { Password = Text(value) },
        ["securityToken"] = (user, value) => user with { SecurityToken = Text(value) },
        ["profile"] = (user, value) => user with { Profile = Text(value) },
        ["firstName"] = (user, value) => user with { FirstName = Text(value) },
        ["lastName"] = (user, value) => user with { LastName = Text(value) },
        ["email"] = (user, value) => user with { Email = Text(value) },
        ["active"] = (user, value) => user with { IsActive = Flag(value) },
        ["frozen"] = (user, value) => user with { IsFrozen = Flag(value) },
        ["passwordExpired"] = (user, value) => user with { PasswordExpired = Flag(value) },
        ["apiEnabled"] = (user, value) => user with { ApiEnabled = Flag(value) },
        ["role"] = (user, value) => user with { Role = Text(value) },
        ["permissionSets"] = (user, value) => user with { PermissionSets = Texts(value) },
        ["permissionSetGroups"] = (user, value) => user with { PermissionSetGroups = Texts(value) },
        ["groups"] = (user, value) => user with { Groups = Texts(value) },
        ["permissions"] = (user, value) => user with { Permissions = Texts(value) },
    });

    private static readonly DefinitionReader<ConnectedApp> Apps = new("connectedApps", "consumerKey", key => new ConnectedApp { ConsumerKey = key }, new(StringComparer.Ordinal)
    {
        ["consumerSecret"] = (app, value) => app with { ConsumerSecret = Text(value) },
        ["name"] = (app, value) => app with { Name = Text(value) },
        ["callbackUrls"] = (app, value) => app with { CallbackUrls = Texts(value) },
        ["scopes"] = (app, value) => app with { Scopes = ScopeSet.Parse(string.Join(' ', Texts(value))) },
        ["certificate"] = (app, value) => app with { Certificate = Text(value) },
        ["trustsHostKey"] = (app, value) => app with { TrustsHostKey = Flag(value) },
        ["runAs"] = (app, value) => app with { RunAs = Text(value) },
        ["permittedUsers"] = (app, value) => app with { PermittedUsers = Choice<PermittedUsers>(value) },
        ["approvedProfiles"] = (app, value) => app with { ApprovedProfiles = Texts(value) },
        ["approvedUsers"] = (app, value) => app with { ApprovedUsers = Texts(value) },
        ["preAuthorized"] = (app, value) => app with { PreAuthorized = Flag(value) },
        ["pkceRequired"] = (app, value) => app with { PkceRequired = Flag(value) },
        ["dailyApiRequests"] = (app, value) => app with { DailyApiRequests = Number(value) is > 0 and var quota ? quota : throw new FormatException("must be a number above 0") },
        ["secretRequiredForWebServer"] = (app, value) => app with { SecretRequiredForWebServer = Flag(value) },
        ["secretRequiredForRefresh"] = (app, value) => app with { SecretRequiredForRefresh = Flag(value) },
        ["flows"] = (app, value) => app with { Flows = Flows(value) },
        ["refreshPolicy"] = (app, value) => app with { RefreshPolicy = Choice<RefreshPolicy>(value) },
        ["refreshLifeMinutes"] = (app, value) => app with { RefreshLife = TimeSpan.FromMinutes(Number(value)) },
        ["rotatesRefreshTokens"] = (app, value) => app with { RotatesRefreshTokens = Flag(value) },
        ["sessionTimeoutMinutes"] = (app, value) => app with { SessionTimeoutMinutes = Number(value) },
    });

    /// <summary>Reads both lists; what is not of their form goes to <paramref name="problems"/>. Whether it fits the org is what IdentityDefinitions.Problems says.</summary>
    public static IdentityDefinitions Read(JsonElement root, List<string> problems) =>
        new() { Users = Users.Read(root, problems), ConnectedApps = Apps.Read(root, problems) };

    private static OAuthFlows Flows(JsonElement value) => Texts(value).Aggregate(OAuthFlows.None, (flows, name) =>
        flows | (Enum.TryParse<OAuthFlows>(name, ignoreCase: true, out var flow) ? flow
            : throw new FormatException("must name flows among " + string.Join(", ", Enum.GetNames<OAuthFlows>().Select(JsonNamingPolicy.CamelCase.ConvertName)))));
}
