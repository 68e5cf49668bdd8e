namespace FakeForce.Server.Tests.Access;

/// <summary>API Enabled and View Setup, where profiles and permission sets decide.</summary>
public sealed class ApiEnabledTests
{
    private const string definitions = """
        {
          "profiles": [ { "fullName": "Pages", "objectPermissions": [ { "object": "Account", "allowRead": true } ], "userPermissions": [ { "name": "RunReports" } ] } ],
          "permissionSets": [ { "fullName": "Api", "userPermissions": [ { "name": "ApiEnabled" } ] } ],
          "users": [ { "username": "pages@x.test", "profile": "Pages", "password": "secret1", "permissionSets": ["Api"] } ]
        }
        """;

    [Fact]
    public async Task Who_loses_it_is_let_in_no_more()
    {
        await using var org = await AccessOrg.StartAsync(definitions);
        Assert.Equal("200", AccessOrg.ErrorOf(await org.SendAsync("pages", "GET", "/limits")));
        Assert.Equal("200", AccessOrg.ErrorOf(await org.QueryAsync("pages", "SELECT Name FROM Account")));
        var assignment = await org.IdAsync("SELECT Id FROM PermissionSetAssignment WHERE Assignee.Username = 'pages@x.test' AND PermissionSet.Name = 'Api'");
        Assert.Equal("204", AccessOrg.ErrorOf(await org.SendAsync("", "DELETE", "/sobjects/PermissionSetAssignment/" + assignment)));
        Assert.Equal("403 API_DISABLED_FOR_ORG", AccessOrg.ErrorOf(await org.QueryAsync("pages", "SELECT Name FROM Account")));
    }
}
