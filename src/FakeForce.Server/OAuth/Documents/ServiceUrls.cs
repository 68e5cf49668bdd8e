using FakeForce.Engine;

namespace FakeForce.Server.OAuth.Documents;

/// <summary>The "urls" of the identity documents: every API of the org, with <c>{version}</c> to be filled in unless a version was asked for.</summary>
internal static class ServiceUrls
{
    /// <summary>Name and path; {version}, {org} (15 characters) and {user} are filled in.</summary>
    private static readonly (string Name, string Path)[] Paths =
    [
        ("enterprise", "/services/Soap/c/{version}/{org}"),
        ("metadata", "/services/Soap/m/{version}/{org}"),
        ("partner", "/services/Soap/u/{version}/{org}"),
        ("rest", "/services/data/v{version}/"),
        ("sobjects", "/services/data/v{version}/sobjects/"),
        ("search", "/services/data/v{version}/search/"),
        ("query", "/services/data/v{version}/query/"),
        ("recent", "/services/data/v{version}/recent/"),
        ("tooling_soap", "/services/Soap/T/{version}/{org}"),
        ("tooling_rest", "/services/data/v{version}/tooling/"),
        ("profile", "/{user}"),
        ("feeds", "/services/data/v{version}/chatter/feeds"),
        ("groups", "/services/data/v{version}/chatter/groups"),
        ("users", "/services/data/v{version}/chatter/users"),
        ("feed_items", "/services/data/v{version}/chatter/feed-items"),
        ("feed_elements", "/services/data/v{version}/chatter/feed-elements"),
        ("custom_domain", ""),
    ];

    public static OAuthFields Of(string address, Org org, RecordId user, string version)
    {
        var urls = new OAuthFields();
        foreach (var (name, path) in Paths)
            urls.Add(name, address + path
                .Replace("{version}", version, StringComparison.Ordinal)
                .Replace("{org}", org.Id.ToShortString(), StringComparison.Ordinal)
                .Replace("{user}", user.ToString(), StringComparison.Ordinal));
        return urls;
    }
}
