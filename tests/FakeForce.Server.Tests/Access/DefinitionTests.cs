using System.Text.Json;
using FakeForce.Server.Definitions.Access;

namespace FakeForce.Server.Tests.Access;

/// <summary>Definitions of access that are wrong are reported, all of them.</summary>
public sealed class DefinitionTests
{
    private static (List<string> Problems, List<string> Warnings) Check(string json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        var (problems, warnings) = (new List<string>(), new List<string>());
        AccessFile.Read(root, problems);
        if (problems.Count == 0) AccessFile.Check(new FakeForceOptions { Definitions = root }, problems, warnings);
        return (problems, warnings);
    }

    [Fact]
    public void What_is_not_of_its_form_is_named_with_its_place() => Assert.Equal(
        [
            "permissions: must be \"enforced\" or \"open\"",
            "profiles[0]: \"objectPermissions\" has problems: objectPermissions[0]: unknown key \"allowAll\"",
            "permissionSets[0]: \"fieldPermissions\" has problems: fieldPermissions[0]: \"readable\" must be true or false",
            "roles[0]: \"caseAccessLevel\" must be None, Read or Edit",
            "groups[0]: \"members\" has the unknown key \"people\" beside user, users, group, groups, publicGroups, queue, role, roles, roleAndSubordinates, roleAndSubordinatesInternal, allInternalUsers",
            "sharingRules[0]: \"sharingOwnerRules\" has problems: sharingOwnerRules[0]: \"accessLevel\" must be Read or Edit",
        ],
        Check("""
            { "permissions": "on", "profiles": [ { "fullName": "P", "objectPermissions": [ { "object": "Account", "allowAll": true } ] } ],
              "permissionSets": [ { "fullName": "S", "fieldPermissions": [ { "field": "Account.Phone", "readable": "yes" } ] } ],
              "roles": [ { "fullName": "R", "caseAccessLevel": "All" } ], "groups": [ { "fullName": "G", "members": { "people": [] } } ],
              "sharingRules": [ { "fullName": "Account", "sharingOwnerRules": [ { "fullName": "O", "accessLevel": "All" } ] } ] }
            """).Problems);

    [Fact]
    public void What_does_not_go_together_is_reported_whole()
    {
        var (problems, warnings) = Check("""
            { "objects": [ { "fullName": "Deal__c", "sharingModel": "Private", "fields": [ { "fullName": "Must__c", "type": "Text", "length": 5, "required": true } ] } ],
              "permissionSets": [ { "fullName": "S", "objectPermissions": [ { "object": "Nothing__c", "allowRead": true }, { "object": "Nothing", "allowRead": true } ],
                "fieldPermissions": [ { "field": "Deal__c.Gone__c", "readable": true }, { "field": "Deal__c.Must__c", "readable": true }, { "field": "Account.Phone", "editable": true } ],
                "userPermissions": [ { "name": "FlyToTheMoon" } ], "customPermissions": [ { "name": "Nope" } ] }, { "fullName": "S" } ],
              "permissionSetGroups": [ { "fullName": "G", "permissionSets": ["S", "T"], "mutingPermissionSets": ["M"] } ],
              "roles": [ { "fullName": "A", "parentRole": "B" }, { "fullName": "B", "parentRole": "A" }, { "fullName": "C", "parentRole": "Z" } ],
              "queues": [ { "fullName": "Q", "queueSobject": [ { "sobjectType": "Nope__c" } ] } ],
              "sharingRules": [ { "fullName": "Deal__c", "sharingOwnerRules": [ { "fullName": "O", "sharedTo": { "role": ["X"] } } ],
                "sharingCriteriaRules": [ { "fullName": "K", "sharedTo": { "allInternalUsers": {} }, "criteriaItems": [ { "field": "Nope__c", "value": "x" } ] } ] } ] }
            """);
        Assert.Equal(
            [
                "permissionSets: S: there is no object Nothing__c", "permissionSets: S: Deal__c has no field Gone__c", "permissionSets: S: Deal__c.Must__c is required, and so has no field-level security",
                "permissionSets: S: Account.Phone cannot be editable and not readable", "permissionSets: S: there is no custom permission Nope",
                "permissionSetGroups: G: there is no permission set T", "permissionSetGroups: G: there is no muting permission set M", "roles: A is above itself", "roles: B is above itself", "roles: C: there is no role Z",
                "queues: Q: there is no object Nope__c", "sharingRules: Deal__c.O: there is no role X", "sharingRules: Deal__c.O: sharedFrom names nobody", "sharingRules: Deal__c.K: Deal__c has no field Nope__c",
                "permissionSets: S is defined 2 times",
            ], problems);
        Assert.Equal(["permissionSets: S: FakeForce has no object Nothing", "permissionSets: S: FakeForce knows no user permission FlyToTheMoon"], warnings);
    }

    [Fact]
    public void Parts_of_managed_packages_are_named_and_not_there()
    {
        var (problems, warnings) = Check("""
            { "profiles": [ { "fullName": "P", "objectPermissions": [ { "object": "pack__Thing__c", "allowRead": true } ], "fieldPermissions": [ { "field": "Account.pack__Field__c", "readable": true } ], "recordTypeVisibilities": [ { "recordType": "Account.pack__Type" } ] } ],
              "permissionSetGroups": [ { "fullName": "G", "permissionSets": ["pack__Set"] } ] }
            """);
        Assert.Empty(problems);
        Assert.Equal(["profiles: P: there is no object pack__Thing__c", "profiles: P: Account has no field pack__Field__c", "profiles: P: there is no record type Account.pack__Type", "permissionSetGroups: G: there is no permission set pack__Set"], warnings);
    }

    [Theory]
    [InlineData("""{"profile":"P"}""", true)]
    [InlineData("""{"profile":"Q"}""", false)]
    [InlineData("""{"profile":"Minimum Access - Salesforce"}""", false)]
    [InlineData("""{"profile":"Minimum Access - Salesforce","permissionSets":["Api"]}""", true)]
    public async Task API_Enabled_comes_by_profile_or_permission_set(string user, bool isEnabled)
    {
        var users = user.Replace("{", """{"username":"u@x.test",""", StringComparison.Ordinal);
        await using var org = await AccessOrg.StartAsync($$"""
            { "profiles": [ { "fullName": "P" }, { "fullName": "Q", "userPermissions": [ { "name": "EditTask" } ] } ],
              "permissionSets": [ { "fullName": "Api", "userPermissions": [ { "name": "ApiEnabled" } ] } ], "users": [ {{users}} ] }
            """);
        Assert.Equal(isEnabled ? "200" : "403 API_DISABLED_FOR_ORG", AccessOrg.ErrorOf(await org.SendAsync("u", "GET", "/limits")));
    }
}
