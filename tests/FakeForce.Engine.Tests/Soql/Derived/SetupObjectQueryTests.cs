namespace FakeForce.Engine.Tests.Soql.Derived;

/// <summary>What clients ask a fresh org about when they log in. The rows are stored, and must be those of a new Developer Edition.</summary>
public sealed class SetupObjectQueryTests(SetupObjectQueryTests.Shared shared) : IClassFixture<SetupObjectQueryTests.Shared>
{
    [Theory]
    [InlineData("SELECT Name, OrganizationType, IsSandbox, TrialExpirationDate, NamespacePrefix, LanguageLocaleKey FROM Organization",
        "{Name:FakeForce,OrganizationType:Developer Edition,IsSandbox:false,TrialExpirationDate:null,NamespacePrefix:null,LanguageLocaleKey:en_US}")]
    [InlineData("SELECT Username, Profile.Name, Profile.UserLicense.Name, UserRole.Name, IsActive FROM User WHERE Profile.Name = 'System Administrator'",
        "{Username:admin@fakeforce.test,Profile:Profile{Name:System Administrator,UserLicense:UserLicense{Name:Salesforce}},UserRole:null,IsActive:true}")]
    [InlineData("SELECT Name, Profile.Name FROM PermissionSet WHERE IsOwnedByProfile = true AND Profile.Name = 'System Administrator' AND Type = 'Profile'", null)]
    [InlineData("SELECT MasterLabel, DefaultProbability, ForecastCategory, IsClosed, IsWon FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder LIMIT 2",
        "{MasterLabel:Prospecting,DefaultProbability:10,ForecastCategory:Pipeline,IsClosed:false,IsWon:false}{MasterLabel:Qualification,DefaultProbability:10,ForecastCategory:Pipeline,IsClosed:false,IsWon:false}")]
    [InlineData("SELECT ApiName, IsClosed, IsWon FROM OpportunityStage WHERE IsClosed = true ORDER BY SortOrder", "{ApiName:Closed Won,IsClosed:true,IsWon:true}{ApiName:Closed Lost,IsClosed:true,IsWon:false}")]
    [InlineData("SELECT MasterLabel, IsConverted FROM LeadStatus ORDER BY SortOrder",
        "{MasterLabel:Open - Not Contacted,IsConverted:false}{MasterLabel:Working - Contacted,IsConverted:false}{MasterLabel:Closed - Converted,IsConverted:true}{MasterLabel:Closed - Not Converted,IsConverted:false}")]
    [InlineData("SELECT MasterLabel FROM LeadStatus WHERE IsConverted = true LIMIT 1", "{MasterLabel:Closed - Converted}")]
    [InlineData("SELECT MasterLabel, IsDefault, IsClosed FROM CaseStatus ORDER BY SortOrder", "{MasterLabel:New,IsDefault:true,IsClosed:false}{MasterLabel:Working,IsDefault:false,IsClosed:false}{MasterLabel:Escalated,IsDefault:false,IsClosed:false}{MasterLabel:Closed,IsDefault:false,IsClosed:true}")]
    [InlineData("SELECT MasterLabel FROM TaskStatus WHERE IsClosed = true", "{MasterLabel:Completed}")]
    [InlineData("SELECT MasterLabel FROM TaskPriority WHERE IsHighPriority = true", "{MasterLabel:High}")]
    [InlineData("SELECT MasterLabel, StatusCode FROM ContractStatus WHERE IsDefault = true", "{MasterLabel:Draft,StatusCode:Draft}")]
    [InlineData("SELECT MasterLabel, IsReviewed FROM SolutionStatus ORDER BY SortOrder", "{MasterLabel:Draft,IsReviewed:false}{MasterLabel:Reviewed,IsReviewed:true}{MasterLabel:Duplicate,IsReviewed:false}")]
    [InlineData("SELECT DeveloperName, Type FROM Group", "{DeveloperName:AllInternalUsers,Type:Organization}")]
    [InlineData("SELECT Name, IsDefault, TimeZoneSidKey FROM BusinessHours", "{Name:Default,IsDefault:true,TimeZoneSidKey:America/Los_Angeles}")]
    [InlineData("SELECT Name, YearType, IsStandardYear, StartDate, EndDate, (SELECT Number FROM Periods WHERE Type = 'Quarter') FROM FiscalYearSettings WHERE StartDate <= TODAY AND EndDate >= TODAY",
        "{Name:2026,YearType:Standard,IsStandardYear:true,StartDate:20454,EndDate:20818,Periods:[{Number:1}{Number:2}{Number:3}{Number:4}]}")]
    [InlineData("SELECT Number, StartDate, EndDate FROM Period WHERE Type = 'Quarter' AND StartDate <= TODAY AND EndDate >= TODAY", "{Number:2,StartDate:20544,EndDate:20634}")]
    [InlineData("SELECT COUNT(Id), FiscalYearSettings.Name FROM Period WHERE Type = 'Month' GROUP BY FiscalYearSettings.Name", "{expr0:12,Name:2025}{expr0:12,Name:2026}{expr0:12,Name:2027}")]
    [InlineData("SELECT Name, IsStandard FROM Pricebook2", "{Name:Standard Price Book,IsStandard:true}")]
    public void A_fresh_org_answers(string soql, string? expected)
    {
        var answer = shared.Org.Json(soql);
        if (expected is null) Assert.Matches(@"^\{Name:X00e[0-9A-Za-z]{12},Profile:Profile\{Name:System Administrator\}\}$", answer);
        else Assert.Equal(expected, answer);
    }

    [Theory]
    [InlineData("SELECT Id, Name, DeveloperName, SobjectType, IsActive FROM RecordType WHERE SobjectType = 'Account'")]
    [InlineData("SELECT Id, Name FROM UserRole")]
    [InlineData("SELECT Group.DeveloperName, UserOrGroupId FROM GroupMember")]
    [InlineData("SELECT Queue.Name, SobjectType FROM QueueSobject")]
    [InlineData("SELECT Id, Name, TableEnumOrId, IsActive FROM BusinessProcess")]
    [InlineData("SELECT Id, Name, DeveloperName, Type FROM Folder WHERE Type = 'Report'")]
    [InlineData("SELECT Id, Name, FolderName FROM Report")]
    [InlineData("SELECT Id, Title FROM Dashboard")]
    [InlineData("SELECT Id, Name, Status, ApiVersion FROM ApexClass WHERE NamespacePrefix = null")]
    [InlineData("SELECT Id, Name, TableEnumOrId FROM ApexTrigger")]
    [InlineData("SELECT Id, Domain, HttpsOption FROM Domain")]
    [InlineData("SELECT Id, PermissionSetGroup.DeveloperName FROM PermissionSetGroupComponent")]
    [InlineData("SELECT Id, DeveloperName FROM EmailTemplate")]
    [InlineData("SELECT Id, Name FROM StaticResource")]
    public void What_a_fresh_org_has_none_of_is_empty(string soql) => Assert.Equal(0, shared.Org.Run(soql).TotalSize);

    public sealed class Shared
    {
        internal DerivedOrg Org { get; } = new();
    }
}
