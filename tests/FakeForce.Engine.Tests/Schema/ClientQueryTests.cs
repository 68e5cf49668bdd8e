using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Schema;

/// <summary>What the Salesforce CLI and other clients select from an org by themselves, and what no client can select.</summary>
public sealed class ClientQueryTests
{
    private static readonly StandardCatalog Plain = new(FeatureSet.None);

    [Theory]
    [InlineData("Organization", "Name InstanceName IsSandbox TrialExpirationDate NamespacePrefix OrganizationType")]
    [InlineData("ScratchOrgInfo", "Status OrgName Edition Namespace ExpirationDate SignupUsername SignupInstance LoginUrl AuthCode ScratchOrg ErrorCode CreatedDate")]
    [InlineData("ActiveScratchOrg", "SignupUsername ScratchOrg ScratchOrgInfoId ExpirationDate Edition Namespace OwnerId")]
    [InlineData("ApexLog", "Application DurationMilliseconds Location LogLength LogUserId Operation Request StartTime Status")]
    [InlineData("ApexTestResult", "ApexClassId ApexLogId AsyncApexJobId Message MethodName Outcome QueueItemId RunTime StackTrace TestTimestamp")]
    [InlineData("AuthSession", "UsersId SessionType LoginType SourceIp NumSecondsValid ParentId IsCurrent LoginHistoryId")]
    [InlineData("UserLogin", "UserId IsFrozen IsPasswordLocked")]
    [InlineData("SetupEntityAccess", "ParentId SetupEntityId SetupEntityType")]
    [InlineData("ObjectPermissions", "ParentId SobjectType PermissionsRead PermissionsCreate PermissionsEdit PermissionsDelete PermissionsViewAllRecords PermissionsModifyAllRecords")]
    [InlineData("FieldPermissions", "ParentId SobjectType Field PermissionsRead PermissionsEdit")]
    [InlineData("PermissionSetGroup", "DeveloperName MasterLabel Status Description")]
    [InlineData("CustomPermission", "DeveloperName MasterLabel IsProtected")]
    [InlineData("ConnectedApplication", "Name OptionsAllowAdminApprovedUsersOnly StartUrl")]
    [InlineData("ExternalClientApplication", "DeveloperName MasterLabel DistributionState ContactEmail")]
    [InlineData("Domain", "Domain DomainType HttpsOption")]
    [InlineData("RecentlyViewed", "Name Type LastViewedDate LastReferencedDate")]
    [InlineData("EntityDefinition", "DurableId QualifiedApiName Label PluralLabel KeyPrefix IsCustomizable IsQueryable")]
    [InlineData("FieldDefinition", "DurableId QualifiedApiName EntityDefinitionId Label DataType IsNillable RelationshipName")]
    public void Fields_that_clients_select_exist(string sobject, string names)
    {
        Assert.True(Plain[sobject].Is(SObjectFlags.Queryable));
        Assert.All(names.Split(' '), name => Assert.True(Plain[sobject].TryField(name, out _), name));
    }

    [Theory]
    [InlineData("PermissionSet", "FieldPerms", "FieldPermissions")]
    [InlineData("PermissionSet", "ObjectPerms", "ObjectPermissions")]
    [InlineData("PermissionSet", "Assignments", "PermissionSetAssignment")]
    [InlineData("PermissionSet", "SetupEntityAccessItems", "SetupEntityAccess")]
    [InlineData("ApexClass", "SetupEntityAccessItems", "SetupEntityAccess")]
    public void Children_that_the_pages_of_permissions_select_exist(string parent, string name, string child) =>
        Assert.Equal(child, Assert.Single(Plain[parent].ChildRelationships, row => row.RelationshipName == name).ChildSObject);

    /// <summary>Page name: "Non-queryable object … This object can't be directly accessed".</summary>
    [Fact]
    public void Name_can_be_described_and_not_queried() => Assert.False(Plain["Name"].Is(SObjectFlags.Queryable));

    [Fact]
    public void AggregateResult_is_the_type_of_rows_and_no_sObject() => Assert.False(Plain.TryFind("AggregateResult", out _));
}
