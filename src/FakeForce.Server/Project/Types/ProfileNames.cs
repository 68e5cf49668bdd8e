namespace FakeForce.Server.Project.Types;

/// <summary>Standard profiles have names in metadata that nobody sees elsewhere (Metadata API Developer Guide, "Profile").</summary>
internal static class ProfileNames
{
    private static readonly Dictionary<string, string> labels = new(StringComparer.Ordinal)
    {
        ["Admin"] = "System Administrator",
        ["Standard"] = "Standard User",
        ["ReadOnly"] = "Read Only",
        ["StandardAul"] = "Standard Platform User",
        ["ContractManager"] = "Contract Manager",
        ["MarketingProfile"] = "Marketing User",
        ["SolutionManager"] = "Solution Manager",
        ["Guest"] = "Guest",
        ["MinimumAccess"] = "Minimum Access - Salesforce",
    };

    public static string LabelOf(string name) => labels.GetValueOrDefault(name, name);
}
