using System.Text.Json;
using FakeForce.Server.Definitions;

namespace FakeForce.Server.Tests.Definitions;

public sealed class IdentityFileTests
{
    [Fact]
    public void Every_wrong_key_and_value_is_reported_at_once()
    {
        using var document = JsonDocument.Parse("""
            {
              "password": 5,
              "users": [{"username":"a@x.test","pasword":"x","active":"yes"}, {"password":"x"}, 7, {"username":"b@x.test","profile":"Nobody","permissions":["ModifyAllData"]}],
              "connectedApps": [{"consumerKey":"k","flows":["magic"],"permittedUsers":"all","callbackUrls":[1],"sessionTimeoutMinutes":"x","refreshPolicy":"7"}]
            }
            """);
        List<string> problems = [];
        OrgFile.Check(document.RootElement, problems);
        Assert.Equal(
        [
            "password: must be a text",
            "users[0]: unknown key \"pasword\"",
            "users[0]: \"active\" must be true or false",
            "users[1]: must be an object with a text \"username\"",
            "users[2]: must be an object with a text \"username\"",
            "connectedApps[0]: \"flows\" must name flows among none, webServer, userAgent, refresh, jwtBearer, clientCredentials, usernamePassword, device, samlBearer, tokenExchange, all",
            "connectedApps[0]: \"permittedUsers\" must be one of selfAuthorize, adminApproved",
            "connectedApps[0]: \"callbackUrls\" must be a text",
            "connectedApps[0]: \"sessionTimeoutMinutes\" must be a whole number",
            "connectedApps[0]: \"refreshPolicy\" must be one of untilRevoked, immediately, idle, fixed",
            "users: b@x.test: there is no profile \"Nobody\"",
            "users: b@x.test: there is no permission \"ModifyAllData\" among BulkApiHardDelete",
        ], problems);
    }

    [Fact]
    public void Nothing_defined_is_nothing_wrong()
    {
        List<string> problems = [];
        OrgFile.Check(default, problems);
        Assert.Empty(problems);
    }
}
