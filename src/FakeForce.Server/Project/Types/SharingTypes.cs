namespace FakeForce.Server.Project.Types;

/// <summary>Metadata API Developer Guide: Role, Group, Queue, SharingRules.</summary>
internal static class SharingTypes
{
    public static readonly ElementTable Role = new("Role", """
        text: name parentRole caseAccessLevel contactAccessLevel opportunityAccessLevel description
        flag: mayForecastManagerShare
        own: fullName
        """);

    public static readonly ElementTable Group = new("Group", """
        text: name
        flag: doesIncludeBosses doesSendEmailToMembers
        own: fullName
        """);

    public static readonly ElementTable Queue = new ElementTable("Queue", """
        text: name email
        flag: doesSendEmailToMembers
        own: fullName
        none: queueRoutingConfig
        """).With("queueSobject", new("QueueSobject", "text: sobjectType"))
        .With("queueMembers", new ElementTable("QueueMembers", "")
            .With("publicGroups", new("PublicGroups", "texts: publicGroup"), several: false)
            .With("roles", new("Roles", "texts: role"), several: false)
            .With("roleAndSubordinates", new("RoleAndSubordinates", "texts: roleAndSubordinate"), several: false)
            .With("roleAndSubordinatesInternal", new("RoleAndSubordinatesInternal", "texts: roleAndSubordinatesInternal"), several: false)
            .With("users", new("Users", "texts: user"), several: false), several: false);

    public static readonly ElementTable Rules = new ElementTable("SharingRules", """
        own: fullName
        refused: sharingGuestRules there are no guest users
        refused: sharingTerritoryRules territories are not supported
        """).With("sharingOwnerRules", Rule("SharingOwnerRule", "").With("sharedFrom", Members("sharedFrom"), several: false))
        .With("sharingCriteriaRules", Rule("SharingCriteriaRule", "text: booleanFilter\nflag: includeRecordsOwnedByAll").With("criteriaItems", FilterItems.Table));

    private static ElementTable Rule(string type, string more) => new ElementTable(type, $"""
        text: accessLevel label description
        own: fullName
        {more}
        """).With("sharedTo", Members("sharedTo"), several: false)
        .With("accountSettings", new("AccountSharingRuleSettings", "text: caseAccessLevel contactAccessLevel opportunityAccessLevel"), several: false);

    private static ElementTable Members(string type) => new(type, """
        texts: group queue role roleAndSubordinates roleAndSubordinatesInternal
        text: allInternalUsers
        refused: allCustomerPortalUsers there are no portal users
        refused: allPartnerUsers there are no partner users
        refused: channelProgramGroup there are no partner users
        refused: channelProgramGroups there are no partner users
        refused: guestUser there are no guest users
        refused: managerSubordinates groups of managers are not supported
        refused: managers groups of managers are not supported
        refused: portalRole there are no portal users
        refused: portalRoleAndSubordinates there are no portal users
        refused: territories territories are not supported
        refused: territoriesAndSubordinates territories are not supported
        refused: territory territories are not supported
        refused: territoryAndSubordinates territories are not supported
        """);
}
