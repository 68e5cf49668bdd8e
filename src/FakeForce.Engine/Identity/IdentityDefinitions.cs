using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FakeForce.Engine.Access;

namespace FakeForce.Engine.Identity;

/// <summary>Users and connected apps that an org is to have beside the seeded ones.</summary>
public sealed record IdentityDefinitions
{
    public IReadOnlyList<UserDefinition> Users { get; init; } = [];
    public IReadOnlyList<ConnectedApp> ConnectedApps { get; init; } = [];

    /// <summary>Everything that is wrong, in sentences, for an org with this administrator; an org made from definitions with problems does not start.</summary>
    public IEnumerable<string> Problems(string administrator, AccessDefinitions? access = null) => UserProblems(access ?? AccessDefinitions.None).Concat(AppProblems(administrator));

    private IEnumerable<string> UserProblems(AccessDefinitions access)
    {
        var profiles = FreshOrg.Names("Profile");
        profiles.UnionWith(access.Profiles.Select(profile => ProfileNames.InSetup(profile.FullName)));
        foreach (var user in Users)
        {
            // Object reference, User.Username: it has the form of an e-mail address.
            if (!user.Username.Contains('@', StringComparison.Ordinal)) yield return $"users: \"{user.Username}\" is no username: it must look like an e-mail address";
            if (!profiles.Contains(ProfileNames.InSetup(user.Profile))) yield return $"users: {user.Username}: there is no profile \"{user.Profile}\"";
            foreach (var problem in UserLinks.Problems(user, access)) yield return $"users: {user.Username}: {problem}";
            foreach (var name in user.Permissions.Except(Permissions.Known))
                yield return $"users: {user.Username}: there is no permission \"{name}\" among {string.Join(", ", Permissions.Known)}";
        }
        foreach (var twice in Users.GroupBy(user => user.Username, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            yield return $"users: {twice.Key} is declared {twice.Count()} times";
    }

    private IEnumerable<string> AppProblems(string administrator)
    {
        var usernames = Users.Select(user => user.Username).Append(administrator).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var app in ConnectedApps)
        {
            var where = $"connectedApps: {app.ConsumerKey}";
            if (app.ConsumerKey.Length == 0) yield return "connectedApps: an app has an empty consumerKey";
            foreach (var scope in app.Scopes.Names.Where(scope => !ScopeSet.IsKnown(scope))) yield return $"{where}: there is no scope \"{scope}\"";
            foreach (var url in app.CallbackUrls.Where(url => !IsCallback(url))) yield return $"{where}: \"{url}\" is no absolute address";
            if (app.RunAs is { } runAs && !usernames.Contains(runAs)) yield return $"{where}: runAs names {runAs}, who is no user";
            foreach (var name in app.ApprovedUsers.Where(name => !usernames.Contains(name))) yield return $"{where}: approvedUsers names {name}, who is no user";
            if (app.SessionTimeoutMinutes is < 1 or > 1440) yield return $"{where}: sessionTimeoutMinutes must be 1 to 1440";
            if (app.Certificate is { } pem && !IsCertificate(pem)) yield return $"{where}: certificate is no certificate in PEM";
        }
        foreach (var twice in ConnectedApps.GroupBy(app => app.ConsumerKey, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"connectedApps: {twice.Key} is declared {twice.Count()} times";
    }

    private static bool IsCertificate(string pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsCallback(string url) =>
        Uri.TryCreate(url.EndsWith(":*", StringComparison.Ordinal) ? url[..^2] : url, UriKind.Absolute, out _);
}
