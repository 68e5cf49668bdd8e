namespace FakeForce.Engine;

/// <summary>What an org is called among those of one process. It ends the usernames of a copy and may begin a host name, so it is made as such are.</summary>
internal static class OrgName
{
    /// <summary>The org that the server was started with.</summary>
    public const string Main = "main";

    /// <summary>A label of a host name has no more (RFC 1035), and a username of Salesforce 80 characters in all.</summary>
    private const int MostCharacters = 40;

    public static string? Problem(string name) =>
        name.Length is > 0 and <= MostCharacters && name[0] is >= 'a' and <= 'z' && name[^1] != '-' && !name.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-") ? null
            : $"name: \"{name}\" is no org's name: up to {MostCharacters} small letters, digits and hyphens, a letter first";
}
