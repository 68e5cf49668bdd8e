using System.Text.Json;

namespace FakeForce.Server.Tests.External;

/// <summary>Another FakeForce as the external system.</summary>
public sealed class OtherOrgTests
{
    [Fact]
    public async Task Another_orgs_records_are_synced_read_and_written_with_a_session_of_its_own()
    {
        await using var provider = await TestOrg.StartAsync();
        await provider.CreateAsync("Account", """{"Name":"O'Hara \\ Sons","Industry":"Banking","NumberOfEmployees":7}""");
        await provider.CreateAsync("Account", """{"Name":"Other","Industry":"Energy"}""");
        await using var org = await StartAsync(provider, """ "protocol":"Password","username":"admin@fakeforce.test","password":"fakeforce" """);
        var synced = await org.SendAsync("POST", "/_fakeforce/external-data-sources/Far/sync", """{"tables":["Account"]}""");
        Assert.True(synced.Status == 200, synced.Body);
        var read = await org.QueryAsync("SELECT ExternalId, Name__c, NumberOfEmployees__c, CreatedDate__c FROM Account__x WHERE Name__c = 'O\\'Hara \\\\ Sons' AND NumberOfEmployees__c > 5 AND CreatedDate__c > 2000-01-01T00:00:00Z ORDER BY Name__c LIMIT 5");
        Assert.Equal(["O'Hara \\ Sons"], read.Column("Name__c"));
        Assert.StartsWith("001", read.Column("ExternalId")[0], StringComparison.Ordinal);
        Assert.Equal(1, read.Json.GetProperty("totalSize").GetInt32());
        Assert.Equal(2, (await org.QueryAsync("SELECT COUNT() FROM Account__x WHERE Industry__c IN ('Banking','Energy')")).Json.GetProperty("totalSize").GetInt32());

        var created = await org.SendAsync("POST", "/sobjects/Account__x", """{"Name__c":"From afar"}""");
        Assert.True(created.Status == 201, created.Body);
        var id = created.Json.GetProperty("id").GetString();
        Assert.Equal(204, (await org.SendAsync("PATCH", "/sobjects/Account__x/" + id, """{"Industry__c":"Media"}""")).Status);
        Assert.Equal(["Media"], (await provider.QueryAsync("SELECT Industry FROM Account WHERE Name = 'From afar'")).Column("Industry"));
        Assert.Equal(204, (await org.SendAsync("DELETE", "/sobjects/Account__x/" + id)).Status);
        Assert.Empty((await provider.QueryAsync("SELECT Industry FROM Account WHERE Name = 'From afar'")).Column("Industry"));
        (await org.SendAsync("POST", "/sobjects/Account__x", """{"Industry__c":"Media"}""")).IsError("EXTERNAL_OBJECT_EXCEPTION", "REQUIRED_FIELD_MISSING");
        var found = await org.GetAsync("/search?q=" + Uri.EscapeDataString("FIND {Other} RETURNING Account__x(Name__c)"));
        Assert.True(found.Status == 200, found.Body);
        Assert.Equal("Other", found.Json.GetProperty("searchRecords")[0].GetProperty("Name__c").GetString());
    }

    [Fact]
    public async Task Another_orgs_pages_are_followed()
    {
        await using var provider = await TestOrg.StartAsync();
        for (var batch = 0; batch < 11; batch++)
        {
            var records = string.Join(',', Enumerable.Range(0, 200).Select(number => $$"""{"attributes":{"type":"Account"},"Name":"A{{batch}}-{{number}}"}"""));
            Assert.Equal(200, (await provider.SendAsync("POST", "/composite/sobjects", $$"""{"records":[{{records}}]}""")).Status);
        }
        await using var org = await StartAsync(provider, $""" "protocol":"Oauth","token":"{provider.Client.DefaultRequestHeaders.Authorization!.Parameter}" """);
        Assert.Equal(200, (await org.SendAsync("POST", "/_fakeforce/external-data-sources/Far/sync", """{"tables":["Account"]}""")).Status);
        var first = await org.QueryAsync("SELECT Name__c FROM Account__x");
        Assert.Equal(2_200, first.Json.GetProperty("totalSize").GetInt32());
        Assert.Equal(2_000, first.Column("Name__c").Length);
        var last = await org.GetAsync(first.Json.GetProperty("nextRecordsUrl").GetString()!);
        Assert.Equal(200, last.Column("Name__c").Length);
        Assert.True(last.Json.GetProperty("done").GetBoolean());
    }

    [Fact]
    public async Task A_session_that_is_over_is_renewed_and_a_wrong_password_is_said()
    {
        await using var provider = await TestOrg.StartAsync();
        await using var org = await StartAsync(provider, """ "protocol":"Password","username":"admin@fakeforce.test","password":"fakeforce" """);
        Assert.Equal(200, (await org.SendAsync("POST", "/_fakeforce/external-data-sources/Far/sync", """{"tables":["Account"]}""")).Status);
        Assert.Equal(204, (await provider.SendAsync("POST", "/_fakeforce/reset")).Status);
        Assert.Equal(200, (await org.QueryAsync("SELECT Name__c FROM Account__x")).Status);
        await using var wrong = await StartAsync(provider, """ "protocol":"Password","username":"admin@fakeforce.test","password":"nope" """);
        var refused = await wrong.SendAsync("POST", "/_fakeforce/external-data-sources/Far/sync", """{"tables":["Account"]}""");
        Assert.Contains("refused the credentials", refused.Body, StringComparison.Ordinal);
    }

    private static Task<TestOrg> StartAsync(TestOrg provider, string login) => TestOrg.StartAsync(new FakeForceOptions
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""{"externalDataSources":[{"fullName":"Far","type":"SfdcOrg","endpoint":"{{provider.Server.Address}}","principalType":"NamedUser","isWritable":true,{{login}}}]}""").RootElement,
    });
}
