namespace FakeForce.Engine;

/// <summary>What orgs can be made from.</summary>
/// <param name="Started">The options of the org that the server was started with.</param>
/// <param name="Vanilla">The same without custom objects, users, apps, channels and queries.</param>
public sealed record OrgProfiles(OrgOptions Started, Func<OrgOptions> Vanilla)
{
    /// <summary>The schema of the start, and what every org holds before anybody has worked in it; no seeds.</summary>
    public const string Empty = "empty";

    /// <summary>What the server was started with, seeds included.</summary>
    public const string Default = "default";

    /// <summary>What a fresh scratch org holds.</summary>
    public const string FreshScratch = "vanilla";

    public static IReadOnlyList<string> Names { get; } = [Empty, Default, FreshScratch];
}
