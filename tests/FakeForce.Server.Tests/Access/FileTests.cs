namespace FakeForce.Server.Tests.Access;

/// <summary>Who sees and changes files (Object Reference, "ContentDocument", "ContentVersion" and "ContentDocumentLink": Special Access Rules).</summary>
public sealed class FileTests : IAsyncLifetime
{
    private const string definitions = """
        {
          "objects": [ { "fullName": "Account", "sharingModel": "Read" }, { "fullName": "Case", "sharingModel": "Private" } ],
          "roles": [ { "fullName": "Boss" }, { "fullName": "Rep", "parentRole": "Boss" } ],
          "permissionSets": [ { "fullName": "Viewer", "userPermissions": [ { "name": "ViewAllData" } ] }, { "fullName": "AllFiles", "userPermissions": [ { "name": "ViewAllData" }, { "name": "QueryAllFiles" } ] } ],
          "users": [ { "username": "boss@x.test", "role": "Boss" }, { "username": "rep@x.test", "role": "Rep" }, { "username": "other@x.test" },
            { "username": "viewer@x.test", "permissionSets": ["Viewer"] }, { "username": "files@x.test", "permissionSets": ["AllFiles"] } ]
        }
        """;

    private AccessOrg org = null!;

    public async ValueTask InitializeAsync() => org = await AccessOrg.StartAsync(definitions);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private Task<string> UserAsync(string user) => org.IdAsync($"SELECT Id FROM User WHERE Username = '{user}@x.test'");

    private async Task<string> ErrorAsync(string user, string method, string path, string? json = null) => AccessOrg.ErrorOf(await org.SendAsync(user, method, path, json));

    // The document of a new file.
    private async Task<string> UploadAsync(string user, string title, string? location = null)
    {
        var version = await org.CreateAsync(user, "ContentVersion", $$"""{"Title":"{{title}}","PathOnClient":"{{title}}.txt","VersionData":"QUJD"{{(location is null ? "" : $",\"FirstPublishLocationId\":\"{location}\"")}}}""");
        return (await org.SendAsync(user, "GET", $"/sobjects/ContentVersion/{version}?fields=ContentDocumentId")).Json.GetProperty("ContentDocumentId").GetString()!;
    }

    private async Task<string> TitlesAsync(string user, string sobject, string where = "")
    {
        var answer = await org.QueryAsync(user, $"SELECT Title FROM {sobject}{where} ORDER BY Title");
        return answer.Status != 200 ? AccessOrg.ErrorOf(answer) : string.Join(",", answer.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("Title").GetString()));
    }

    [Fact]
    public async Task A_file_is_its_owners_whatever_role_or_View_All_Data_others_have()
    {
        var document = await UploadAsync("rep", "Mine");
        foreach (var (user, expected) in new[] { ("rep", "Mine"), ("boss", ""), ("other", ""), ("viewer", ""), ("files", "Mine"), ("", "Mine") })
        {
            Assert.Equal((user, expected), (user, await TitlesAsync(user, "ContentDocument")));
            Assert.Equal((user, expected), (user, await TitlesAsync(user, "ContentVersion")));
        }
        Assert.Equal("404 NOT_FOUND", await ErrorAsync("boss", "GET", "/sobjects/ContentDocument/" + document));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("files", "PATCH", "/sobjects/ContentDocument/" + document, """{"Title":"x"}"""));
        Assert.Equal("204", await ErrorAsync("rep", "DELETE", "/sobjects/ContentDocument/" + document));
    }

    [Fact]
    public async Task A_file_of_a_record_is_found_by_its_id_and_by_the_record()
    {
        var account = await org.CreateAsync("rep", "Account", """{"Name":"Acme"}""");
        var document = await UploadAsync("rep", "Plan", account);
        Assert.Equal("", await TitlesAsync("other", "ContentDocument"));
        Assert.Equal("", await TitlesAsync("other", "ContentVersion"));
        Assert.Equal("Plan", await TitlesAsync("other", "ContentDocument", $" WHERE Id = '{document}'"));
        Assert.Equal("Plan", await TitlesAsync("other", "ContentVersion", $" WHERE ContentDocumentId IN ('{document}') AND IsLatest = true"));
        Assert.Equal("", await TitlesAsync("other", "ContentVersion", $" WHERE ContentDocumentId = '{document}' OR Title = 'Plan'"));
        var links = await org.QueryAsync("other", $"SELECT ContentDocument.Title FROM ContentDocumentLink WHERE LinkedEntityId = '{account}'");
        Assert.Equal("Plan", links.Json.GetProperty("records")[0].GetProperty("ContentDocument").GetProperty("Title").GetString());
        var version = await org.IdAsync($"SELECT Id FROM ContentVersion WHERE ContentDocumentId = '{document}'");
        Assert.Equal("ABC", (await org.SendAsync("other", "GET", $"/sobjects/ContentVersion/{version}/VersionData")).Body);
        var ofCase = await UploadAsync("rep", "Secret", await org.CreateAsync("rep", "Case", """{"Subject":"s"}"""));
        Assert.Equal("", await TitlesAsync("other", "ContentDocument", $" WHERE Id = '{ofCase}'"));
        var hidden = await org.IdAsync($"SELECT Id FROM ContentVersion WHERE ContentDocumentId = '{ofCase}'");
        Assert.Equal("404 NOT_FOUND", await ErrorAsync("other", "GET", $"/sobjects/ContentVersion/{hidden}/VersionData"));
        Assert.Equal(0, (await org.QueryAsync("other", $"SELECT Id FROM ContentDocumentLink WHERE ContentDocumentId = '{ofCase}'")).Json.GetProperty("totalSize").GetInt32());
    }

    [Theory]
    [InlineData("files", "66.0", 200)]
    [InlineData("files", "58.0", 400)]
    [InlineData("viewer", "66.0", 400)]
    [InlineData("", "66.0", 400)]
    public async Task All_links_are_listed_with_Query_All_Files_alone(string user, string version, int expected)
    {
        await UploadAsync("rep", "Mine");
        Assert.Equal(expected, (await org.SendAsync(user, "GET", $"/services/data/v{version}/query?q=SELECT+Id+FROM+ContentDocumentLink")).Status);
    }

    [Theory]
    [InlineData("V", "403 INSUFFICIENT_ACCESS_OR_READONLY", "400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY")]
    [InlineData("C", "204", "201")]
    public async Task A_share_with_a_user_is_for_viewing_or_for_working_on_it(string type, string update, string version)
    {
        var document = await UploadAsync("rep", "Shared");
        Assert.Equal("400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", await ErrorAsync("other", "POST", "/sobjects/ContentDocumentLink", $$"""{"ContentDocumentId":"{{document}}","LinkedEntityId":"{{await UserAsync("other")}}","ShareType":"V"}"""));
        await org.CreateAsync("rep", "ContentDocumentLink", $$"""{"ContentDocumentId":"{{document}}","LinkedEntityId":"{{await UserAsync("other")}}","ShareType":"{{type}}"}""");
        Assert.Equal("Shared", await TitlesAsync("other", "ContentDocument"));
        Assert.Equal(update, await ErrorAsync("other", "PATCH", "/sobjects/ContentDocument/" + document, """{"Title":"x"}"""));
        Assert.Equal(version, await ErrorAsync("other", "POST", "/sobjects/ContentVersion", $$"""{"Title":"2","PathOnClient":"2.txt","VersionData":"QUJD","ContentDocumentId":"{{document}}"}"""));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("other", "DELETE", "/sobjects/ContentDocument/" + document));
        // Viewers share on.
        await org.CreateAsync("other", "ContentDocumentLink", $$"""{"ContentDocumentId":"{{document}}","LinkedEntityId":"{{await UserAsync("boss")}}","ShareType":"V"}""");
        Assert.NotEqual("", await TitlesAsync("boss", "ContentDocument"));
    }

    [Fact]
    public async Task Inferred_shares_follow_the_record()
    {
        var account = await org.CreateAsync("other", "Account", """{"Name":"Other's"}""");
        var document = await UploadAsync("rep", "Plan");
        await org.CreateAsync("rep", "ContentDocumentLink", $$"""{"ContentDocumentId":"{{document}}","LinkedEntityId":"{{account}}","ShareType":"I"}""");
        Assert.Equal("204", await ErrorAsync("other", "PATCH", "/sobjects/ContentDocument/" + document, """{"Title":"By other"}"""));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync("boss", "PATCH", "/sobjects/ContentDocument/" + document, """{"Title":"x"}"""));
        Assert.Equal("204", await ErrorAsync("rep", "PATCH", "/sobjects/ContentDocument/" + document, """{"SharingPrivacy":"P"}"""));
        Assert.Equal("404 NOT_FOUND", await ErrorAsync("other", "GET", "/sobjects/ContentDocument/" + document));
    }

    [Fact]
    public async Task Groups_and_libraries_share_with_their_members()
    {
        var inGroup = await UploadAsync("rep", "In group");
        var inLibrary = await UploadAsync("rep", "In library");
        var group = await org.CreateAsync("", "CollaborationGroup", """{"Name":"Closed","CollaborationType":"Private"}""");
        var library = await org.CreateAsync("", "ContentWorkspace", """{"Name":"Library"}""");
        await org.CreateAsync("", "ContentDocumentLink", $$"""{"ContentDocumentId":"{{inGroup}}","LinkedEntityId":"{{group}}","ShareType":"V"}""");
        await org.CreateAsync("", "ContentDocumentLink", $$"""{"ContentDocumentId":"{{inLibrary}}","LinkedEntityId":"{{library}}","ShareType":"I"}""");
        Assert.Equal("", await TitlesAsync("other", "ContentDocument"));
        await org.CreateAsync("", "CollaborationGroupMember", $$"""{"CollaborationGroupId":"{{group}}","MemberId":"{{await UserAsync("other")}}"}""");
        await org.CreateAsync("", "ContentWorkspaceMember", $$"""{"ContentWorkspaceId":"{{library}}","MemberId":"{{await UserAsync("other")}}"}""");
        Assert.Equal("In group,In library", await TitlesAsync("other", "ContentDocument"));
        Assert.Equal("", await TitlesAsync("boss", "ContentDocument"));
    }
}
