using System.Collections.Frozen;

namespace FakeForce.Engine.Access;

/// <summary>Standard profiles are called otherwise in the Metadata API than in Setup (Metadata API guide, "Profile").</summary>
internal static class ProfileNames
{
    public const string Administrator = "System Administrator";

    private static readonly FrozenDictionary<string, string> inSetup = new Dictionary<string, string>
    {
        ["Admin"] = Administrator,
        ["Standard"] = "Standard User",
        ["ReadOnly"] = "Read Only",
        ["SolutionManager"] = "Solution Manager",
        ["MarketingProfile"] = "Marketing User",
        ["ContractManager"] = "Contract Manager",
        ["StandardAul"] = "Standard Platform User",
        ["MinimumAccess"] = "Minimum Access - Salesforce",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // File names of profiles have their signs as %20 and the like.
    public static string InSetup(string name) => inSetup.GetValueOrDefault(name) ?? Uri.UnescapeDataString(name);
}
