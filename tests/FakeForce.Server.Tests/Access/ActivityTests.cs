using System.Text.Json;
using FakeForce.Server.Definitions.Access;

namespace FakeForce.Server.Tests.Access;

/// <summary>Who sees tasks, events and emails (Help, "Organization-Wide Default Access Settings": Activity; Object Reference, "EmailMessage").</summary>
public sealed class ActivityTests
{
    // boss over rep; other beside them; viewer with View All Data.
    private const string definitions = """
        {
          "objects": [ { "fullName": "Account", "sharingModel": "Private" }, { "fullName": "Case", "sharingModel": "Private" }, { "fullName": "Lead", "sharingModel": "Read" } ],
          "roles": [ { "fullName": "Boss" }, { "fullName": "Rep", "parentRole": "Boss" }, { "fullName": "Other", "parentRole": "Boss" } ],
          "permissionSets": [ { "fullName": "Viewer", "userPermissions": [ { "name": "ViewAllData" } ] }, { "fullName": "Modifier", "userPermissions": [ { "name": "ModifyAllData" } ] } ],
          "users": [ { "username": "boss@x.test", "role": "Boss" }, { "username": "rep@x.test", "role": "Rep" }, { "username": "other@x.test", "role": "Other" },
            { "username": "viewer@x.test", "permissionSets": ["Viewer"] }, { "username": "modifier@x.test", "permissionSets": ["Modifier"] } ]
        }
        """;

    private static Task<AccessOrg> StartAsync(string? activities = null) =>
        AccessOrg.StartAsync(activities is null ? definitions : definitions.Replace("\"objects\": [", $$"""{{"\"objects\": ["}} { "fullName": "Activity", "sharingModel": "{{activities}}" },""", StringComparison.Ordinal));

    private static async Task<string> SubjectsAsync(AccessOrg org, string user, string sobject = "Task")
    {
        var answer = await org.QueryAsync(user, $"SELECT Subject FROM {sobject} ORDER BY Subject");
        return answer.Status != 200 ? AccessOrg.ErrorOf(answer) : string.Join(",", answer.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("Subject").GetString()));
    }

    private static async Task<string> ErrorAsync(AccessOrg org, string user, string method, string path, string? json = null) => AccessOrg.ErrorOf(await org.SendAsync(user, method, path, json));

    [Fact]
    public async Task A_task_about_nothing_is_its_owners_and_those_above()
    {
        await using var org = await StartAsync();
        var task = await org.CreateAsync("rep", "Task", """{"Subject":"Call"}""");
        await org.CreateAsync("rep", "Event", """{"Subject":"Meet","DurationInMinutes":30,"ActivityDateTime":"2030-01-01T10:00:00Z"}""");
        foreach (var (user, expected) in new[] { ("rep", "Call"), ("boss", "Call"), ("other", ""), ("viewer", "Call"), ("", "Call") }) Assert.Equal((user, expected), (user, await SubjectsAsync(org, user)));
        Assert.Equal("", await SubjectsAsync(org, "other", "Event"));
        Assert.Equal("Meet", await SubjectsAsync(org, "boss", "Event"));
        Assert.Equal("404 NOT_FOUND", await ErrorAsync(org, "other", "GET", "/sobjects/Task/" + task));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync(org, "viewer", "PATCH", "/sobjects/Task/" + task, """{"Subject":"x"}"""));
        Assert.Equal("204", await ErrorAsync(org, "boss", "PATCH", "/sobjects/Task/" + task, """{"Subject":"By boss"}"""));
        Assert.Equal("204", await ErrorAsync(org, "modifier", "DELETE", "/sobjects/Task/" + task));
    }

    [Fact]
    public async Task Who_reads_what_a_private_task_is_about_reads_it()
    {
        await using var org = await StartAsync("Private");
        var account = await org.CreateAsync("other", "Account", """{"Name":"Other's"}""");
        var hidden = await org.CreateAsync("", "Account", """{"Name":"Hidden"}""");
        var lead = await org.CreateAsync("", "Lead", """{"LastName":"Lead","Company":"x"}""");
        var about = await org.CreateAsync("", "Task", $$"""{"Subject":"About","WhatId":"{{account}}"}""");
        await org.CreateAsync("", "Task", $$"""{"Subject":"Hidden","WhatId":"{{hidden}}"}""");
        await org.CreateAsync("", "Task", $$"""{"Subject":"With lead","WhoId":"{{lead}}"}""");
        Assert.Equal("About,With lead", await SubjectsAsync(org, "other"));
        Assert.Equal("With lead", await SubjectsAsync(org, "rep"));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync(org, "other", "PATCH", "/sobjects/Task/" + about, """{"Subject":"x"}"""));
        // Lists of a record's activities hold what is seen.
        await org.CreateAsync("", "Task", $$"""{"Subject":"With hidden","WhatId":"{{account}}","WhoId":"{{await org.CreateAsync("", "Contact", $$"""{"LastName":"c","AccountId":"{{hidden}}"}""")}}"}""");
        var list = await org.QueryAsync("other", $"SELECT (SELECT Subject FROM OpenActivities ORDER BY ActivityDate ASC, LastModifiedDate DESC LIMIT 500) FROM Account WHERE Id = '{account}'");
        Assert.Equal(1, list.Json.GetProperty("records")[0].GetProperty("OpenActivities").GetProperty("totalSize").GetInt32());
    }

    [Theory]
    [InlineData("other", "ORDER BY ActivityDate DESC NULLS LAST, LastModifiedDate DESC LIMIT 500", 200)]
    [InlineData("other", "ORDER BY ActivityDate DESC, LastModifiedDate DESC LIMIT 501", 400)]
    [InlineData("other", "ORDER BY ActivityDate DESC, LastModifiedDate DESC", 400)]
    [InlineData("other", "ORDER BY ActivityDate ASC, LastModifiedDate DESC LIMIT 5", 400)]
    [InlineData("other", "WHERE Subject = 'x' ORDER BY ActivityDate DESC, LastModifiedDate DESC LIMIT 5", 400)]
    [InlineData("other", "LIMIT 5", 400)]
    [InlineData("viewer", "", 200)]
    [InlineData("", "", 200)]
    public async Task Lists_of_activities_are_queried_so_and_no_other_way(string user, string clauses, int expected) // Object Reference, "ActivityHistory"
    {
        await using var org = await StartAsync();
        var account = await org.CreateAsync("other", "Account", """{"Name":"A"}""");
        await org.CreateAsync("other", "Account", """{"Name":"B"}""");
        Assert.Equal(expected, (await org.QueryAsync(user, $"SELECT (SELECT Subject FROM ActivityHistories {clauses}) FROM Account WHERE Id = '{account}'")).Status);
        Assert.Equal(user == "other" ? 400 : 200, (await org.QueryAsync(user, $"SELECT (SELECT Subject FROM ActivityHistories {clauses}) FROM Account")).Status);
    }

    [Fact]
    public async Task Controlled_by_parent_gives_what_one_may_with_all_that_it_is_about()
    {
        await using var org = await StartAsync("ControlledByParent");
        var account = await org.CreateAsync("other", "Account", """{"Name":"Other's"}""");
        var lead = await org.CreateAsync("", "Lead", """{"LastName":"Lead","Company":"x"}""");
        var task = await org.CreateAsync("", "Task", $$"""{"Subject":"About","WhatId":"{{account}}"}""");
        var both = await org.CreateAsync("", "Event", $$"""{"Subject":"Both","WhoId":"{{lead}}","DurationInMinutes":30,"ActivityDateTime":"2030-01-01T10:00:00Z"}""");
        Assert.Equal("204", await ErrorAsync(org, "other", "PATCH", "/sobjects/Task/" + task, """{"Subject":"x"}"""));
        Assert.Equal("Both", await SubjectsAsync(org, "other", "Event"));
        Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync(org, "other", "PATCH", "/sobjects/Event/" + both, """{"Subject":"x"}"""));
        Assert.Equal("", await SubjectsAsync(org, "rep"));
        Assert.Equal("204", await ErrorAsync(org, "other", "DELETE", "/sobjects/Task/" + task));
    }

    [Fact]
    public async Task An_email_is_seen_with_its_case_or_task_and_by_who_made_it()
    {
        await using var org = await StartAsync();
        var ofOther = await org.CreateAsync("other", "Case", """{"Subject":"Other's"}""");
        var ofRep = await org.CreateAsync("rep", "Case", """{"Subject":"Rep's"}""");
        await org.CreateAsync("", "EmailMessage", $$"""{"Subject":"To other","ParentId":"{{ofOther}}"}""");
        await org.CreateAsync("", "EmailMessage", $$"""{"Subject":"To rep","ParentId":"{{ofRep}}"}""");
        await org.CreateAsync("rep", "EmailMessage", """{"Subject":"Own"}""");
        foreach (var (user, expected) in new[] { ("rep", "Own,To rep"), ("other", "To other"), ("boss", "To other,To rep"), ("modifier", "Own,To other,To rep") })
            Assert.Equal((user, expected), (user, await SubjectsAsync(org, user, "EmailMessage")));
    }

    [Fact]
    public async Task Private_notes_are_their_owners_alone()
    {
        await using var org = await StartAsync();
        var account = await org.CreateAsync("rep", "Account", """{"Name":"Rep's"}""");
        await org.CreateAsync("rep", "Note", $$"""{"Title":"Open","ParentId":"{{account}}"}""");
        var secret = await org.CreateAsync("rep", "Note", $$"""{"Title":"Secret","ParentId":"{{account}}","IsPrivate":true}""");
        async Task<string> TitlesAsync(string user) => string.Join(",", (await org.QueryAsync(user, "SELECT Title FROM Note ORDER BY Title")).Json.GetProperty("records").EnumerateArray().Select(row => row.GetProperty("Title").GetString()));
        foreach (var (user, expected) in new[] { ("rep", "Open,Secret"), ("boss", "Open"), ("viewer", "Open"), ("modifier", "Open,Secret"), ("other", "") }) Assert.Equal((user, expected), (user, await TitlesAsync(user)));
        Assert.Equal("404 NOT_FOUND", await ErrorAsync(org, "boss", "GET", "/sobjects/Note/" + secret));
        var list = await org.QueryAsync("boss", $"SELECT (SELECT Title FROM NotesAndAttachments) FROM Account WHERE Id = '{account}'");
        Assert.Equal(1, list.Json.GetProperty("records")[0].GetProperty("NotesAndAttachments").GetProperty("totalSize").GetInt32());
    }

    [Theory]
    [InlineData("Private", "")]
    [InlineData("ControlledByParent", "")]
    [InlineData("ReadWrite", "objects: Activity: the sharingModel of activities is Private or ControlledByParent, not ReadWrite")]
    public void Activities_have_two_defaults(string model, string expected)
    {
        var problems = new List<string>();
        AccessFile.Check(new FakeForceOptions { Definitions = JsonDocument.Parse($$"""{"objects":[{"fullName":"Activity","sharingModel":"{{model}}"}]}""").RootElement }, problems, []);
        Assert.Equal(expected, string.Join("; ", problems));
    }
}
