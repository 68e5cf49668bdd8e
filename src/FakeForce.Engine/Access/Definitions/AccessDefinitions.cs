namespace FakeForce.Engine.Access;

/// <summary>Who may see and do what, as an org is defined to begin with.</summary>
public sealed record AccessDefinitions
{
    public static AccessDefinitions None { get; } = new();

    /// <summary>What the file says; null if it says nothing.</summary>
    public bool? Enforced { get; init; }
    public IReadOnlyList<ProfileDefinition> Profiles { get; init; } = [];
    public IReadOnlyList<PermissionSetDefinition> PermissionSets { get; init; } = [];
    public IReadOnlyList<PermissionSetGroupDefinition> PermissionSetGroups { get; init; } = [];
    public IReadOnlyList<PermissionSetDefinition> MutingPermissionSets { get; init; } = [];
    public IReadOnlyList<CustomPermissionDefinition> CustomPermissions { get; init; } = [];
    public IReadOnlyList<RoleDefinition> Roles { get; init; } = [];
    public IReadOnlyList<GroupDefinition> Groups { get; init; } = [];
    public IReadOnlyList<QueueDefinition> Queues { get; init; } = [];
    public IReadOnlyList<SharingRulesDefinition> SharingRules { get; init; } = [];

    /// <summary>Organisation-wide defaults by the name of the object, where they are not what a new org has.</summary>
    public IReadOnlyDictionary<string, SharingModel> SharingModels { get; init; } = new Dictionary<string, SharingModel>();

    /// <summary>
    /// Ours: an org of which nothing is said about permissions lets every user do all, as a test org without any is meant to. One definition
    /// of a profile, permission set, sharing rule or restricting organisation-wide default (activities are private anyway), and users have what they are given.
    /// </summary>
    public bool IsEnforced => Enforced ?? Profiles.Count + PermissionSets.Count + PermissionSetGroups.Count + SharingRules.Count > 0
        || SharingModels.Any(one => one.Value is SharingModel.Private or SharingModel.Read && one.Key is not ("Activity" or "Task" or "Event"));

    internal bool HasRows => Profiles.Count + PermissionSets.Count + PermissionSetGroups.Count + MutingPermissionSets.Count + CustomPermissions.Count + Roles.Count + Groups.Count + Queues.Count > 0;
}
