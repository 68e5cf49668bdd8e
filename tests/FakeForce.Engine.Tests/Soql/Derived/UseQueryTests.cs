using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Tests.Soql.Derived;

public sealed class UseQueryTests
{
    private readonly DerivedOrg org = new();

    [Fact]
    public void RecentlyViewed_shows_the_records_themselves()
    {
        var account = org.Add("Account", "Name=Acme");
        var contact = org.Add("Contact", "FirstName=Ann", "LastName=Lee", "Email=ann@example.com");
        var task = org.Add("Task", "Subject=Call");
        foreach (var id in new[] { account, contact, task, account }) Touch(id);
        Assert.Equal($"{{Id:{account},Name:Acme,Type:Account,Email:null}}{{Id:{contact},Name:Ann Lee,Type:Contact,Email:ann@example.com}}",
            org.Json("SELECT Id, Name, Type, Email FROM RecentlyViewed WHERE LastViewedDate != null ORDER BY LastViewedDate DESC"));
        Assert.Equal("{Name:Ann Lee}", org.Json("SELECT Name FROM RecentlyViewed WHERE Type IN ('Contact') LIMIT 1"));
        Assert.Equal($"{{Name:Acme}}", org.Json($"SELECT Name FROM RecentlyViewed WHERE Id = '{account}'"));
    }

    [Fact]
    public void RecentlyViewed_forgets_after_90_days()
    {
        Touch(org.Add("Account", "Name=Acme"));
        org.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(0, org.Run("SELECT Id FROM RecentlyViewed").TotalSize);
    }

    [Fact]
    public void UserRecordAccess_says_what_an_active_user_may_do()
    {
        var account = org.Add("Account", "Name=Acme");
        Assert.Equal($"{{RecordId:{account},HasReadAccess:true,HasEditAccess:true,HasTransferAccess:true,MaxAccessLevel:All}}", org.Json(
            $"SELECT RecordId, HasReadAccess, HasEditAccess, HasTransferAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '{org.UserId}' AND RecordId = '{account.ToShortString()}'"));
        Assert.Equal($"{{RecordId:{account}}}", org.Json($"SELECT RecordId FROM UserRecordAccess WHERE UserId = '{org.UserId}' AND RecordId IN ('{account}', '001000000000001AAA') AND HasDeleteAccess = true"));
    }

    [Theory]
    [InlineData("SELECT Id, RecordId FROM UserRecordAccess WHERE UserId = '{u}' AND RecordId = '{u}'", "INVALID_FIELD: Can select only RecordId, a Has*Access field, and MaxAccessLevel")]
    [InlineData("SELECT HasReadAccess FROM UserRecordAccess WHERE UserId = '{u}' AND RecordId = '{u}'", "INVALID_FIELD: RecordId field must be selected")]
    [InlineData("SELECT RecordId FROM UserRecordAccess WHERE RecordId = '{u}'",
        "MALFORMED_QUERY: UserRecordAccess requires a filter by a single UserId, and by RecordId using the equals operator or multiple Ids using the IN operator")]
    [InlineData("SELECT RecordId FROM UserRecordAccess WHERE UserId = '{u}' AND RecordId IN ({many})", "MALFORMED_QUERY: Number of records exceeds limit:200")]
    public void UserRecordAccess_takes_few_queries(string soql, string error)
    {
        var many = string.Join(',', Enumerable.Range(1, 201).Select(n => $"'{new RecordId(KeyPrefix.Parse("001"), n)}'"));
        Assert.Equal(error, org.Refused(soql.Replace("{u}", org.UserId.ToString(), StringComparison.Ordinal).Replace("{many}", many, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AuthSession_lists_the_sessions_that_live()
    {
        Assert.Equal(0, org.Run("SELECT Id FROM AuthSession").TotalSize);
        var login = await org.Org.Identity.Logins.ByApiAsync(org.Org.Options.Username, org.Org.Options.Password, LoginSource.PartnerSoap, NewSession.OfSoap, TestContext.Current.CancellationToken);
        Assert.NotNull(login.Session);
        var before = org.Json("SELECT Id, UsersId FROM AuthSession");
        Assert.Matches($"^{{Id:0Ak[0-9A-Za-z]{{15}},UsersId:{org.UserId}}}$", before);
        Assert.Equal(before, org.Json("SELECT Id, UsersId FROM AuthSession"));
        Assert.Equal("{SessionType:API,NumSecondsValid:7200,Users:User{Username:admin@fakeforce.test}}", org.Json("SELECT SessionType, NumSecondsValid, Users.Username FROM AuthSession"));
        org.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, org.Run("SELECT Id FROM AuthSession").TotalSize);
        Assert.Equal("MALFORMED_QUERY: AuthSession, SourceIp, is not supported yet by FakeForce", org.Refused("SELECT SourceIp FROM AuthSession"));
    }

    [Fact]
    public void ConnectedApplication_lists_the_apps_of_the_org() => Assert.Equal(
        "{Name:FakeForce,OptionsAllowAdminApprovedUsersOnly:false}{Name:Salesforce CLI,OptionsAllowAdminApprovedUsersOnly:false}",
        org.Json("SELECT Name, OptionsAllowAdminApprovedUsersOnly FROM ConnectedApplication"));

    [Fact]
    public void UserEntityAccess_says_what_the_objects_allow()
    {
        Assert.Equal("{EntityDefinition:EntityDefinition{QualifiedApiName:Account},IsCreatable:true,IsDeletable:true,IsMergeable:true}{EntityDefinition:EntityDefinition{QualifiedApiName:Organization},IsCreatable:false,IsDeletable:false,IsMergeable:false}",
            org.Json($"SELECT EntityDefinition.QualifiedApiName, IsCreatable, IsDeletable, IsMergeable FROM UserEntityAccess WHERE UserId = '{org.UserId}' AND EntityDefinition.QualifiedApiName IN ('Account', 'Organization')"));
        Assert.Equal("MALFORMED_QUERY: UserEntityAccess: a filter on a reified column is required [UserId,DurableId]", org.Refused("SELECT IsCreatable FROM UserEntityAccess"));
    }

    private void Touch(RecordId id)
    {
        org.Clock.Advance(TimeSpan.FromMinutes(1));
        org.Org.Recent.Touch(org.UserId, id);
    }
}
