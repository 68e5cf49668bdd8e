namespace FakeForce.Server.Options;

/// <summary>
/// The keys of fakeforce.json that define what is in the org, not how the server starts. A feature that reads a new key
/// adds it here; every other key in the file is reported as unknown.
/// </summary>
internal static class ContentKeys
{
    public static readonly IReadOnlyList<string> Names =
    [
        "organization", "myDomain", "username", "password", "securityToken",
        "users", "connectedApps", "permissions", "profiles", "permissionSets", "permissionSetGroups", "mutingPermissionSets", "customPermissions",
        "roles", "groups", "queues", "sharingRules", "objects", "fields", "apiNamedQueries", "apexRest",
        "platformEvents", "platformEventChannels", "platformEventChannelMembers", "changeDataCapture", "managedEventSubscriptions", "eventDelivery",
        "externalDataSources",
        "validationRules", "workflowRules", "outboundMessages", "workflowFieldUpdates", "workflowTasks", "matchingRules", "duplicateRules", "assignmentRules", "emailTemplates", "workflowAlerts", "autoResponseRules", "escalationRules", "leadConvertSettings",
        "remoteSiteSettings", "namedCredentials", "externalCredentials", "certificates",
        "externalServiceRegistrations", "customMetadata", "customLabels", "flows", "recordTypes", "standardValueSets", "apexClasses", "apexTriggers",
    ];
}
