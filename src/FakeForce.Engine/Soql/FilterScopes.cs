using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql;

/// <summary>A scope as describe names it under supportedScopes.</summary>
public sealed record FilterScope(string Name, string Label);

/// <summary>
/// What USING SCOPE may say, and of which sObjects (SOQL and SOSL reference, "USING SCOPE"); describe shows the same table.
/// The scopes of territories and of scoping rules need features that the org lacks, so no sObject supports them.
/// </summary>
public static class FilterScopes
{
    private static readonly (string Name, string Label, Func<SObjectType, bool> Supports)[] table =
    [
        ("everything", "All {0}", _ => true),
        ("mine", "My {0}", type => type.TryField("OwnerId", out _)),
        ("team", "My team's {0}", type => TeamMembersOf(type) is not null),
        ("delegated", "My delegated {0}", type => type.Name == "Task"),
        ("mine_and_my_groups", "{0} of mine and my groups", type => type.Name == "ProcessInstanceWorkitem"),
        ("my_territory", "", _ => false),
        ("my_team_territory", "", _ => false),
        ("scopingRule", "", _ => false),
    ];

    public static IEnumerable<FilterScope> Of(SObjectType type)
    {
        var plural = type.Is(SObjectFlags.Custom) ? type.LabelPlural : type.LabelPlural.ToLowerInvariant();
        return table.Where(t => t.Supports(type)).Select(t => new FilterScope(t.Name, t.Label.Replace("{0}", plural, StringComparison.Ordinal)));
    }

    /// <summary>One of the eight names, whatever its case and whoever supports it.</summary>
    internal static bool Knows(string name) => table.Any(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the users on the teams of an account or opportunity are listed.</summary>
    internal static ChildRelationship? TeamMembersOf(SObjectType type) =>
        type.Name is "Account" or "Opportunity" ? type.ChildRelationships.FirstOrDefault(c => c.ChildSObject == type.Name + "TeamMember") : null;
}
