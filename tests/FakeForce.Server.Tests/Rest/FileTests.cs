using System.Net.Http.Headers;
using System.Text;

namespace FakeForce.Server.Tests.Rest;

/// <summary>Files: sent as multipart or base64, read back as bytes (REST guide, "Insert or Update Blob Data").</summary>
public sealed class FileTests
{
    private static readonly byte[] bytes = [0, 1, 2, 255, 13, 10, 45, 45, 98];

    [Theory]
    [InlineData("Attachment", """{"Name":"a.bin","ParentId":"{account}","ContentType":"image/png"}""", "Body", "image/png")]
    [InlineData("Document", """{"Name":"d","FolderId":"{user}"}""", "Body", "application/octet-stream")]
    [InlineData("ContentVersion", """{"PathOnClient":"c.bin"}""", "VersionData", "application/octet-stream")]
    public async Task Multipart_files_come_back(string type, string json, string field, string contentType)
    {
        await using var org = await SampleOrg.StartAsync();
        var created = await PostAsync(org, type, Form(org.Fill(json), field));
        Assert.True(created.Status == 201, created.Body);
        var path = $"/sobjects/{type}/{created.Json.GetProperty("id").GetString()}";
        var row = (await org.SendAsync("GET", path)).Json;
        Assert.Equal($"/services/data/v66.0{path}/{field}", row.GetProperty(field).GetString());
        Assert.Equal(bytes.Length, row.GetProperty(type == "ContentVersion" ? "ContentSize" : "BodyLength").GetInt32());
        using var file = await org.Org.Client.GetAsync($"/services/data/v66.0{path}/{field}", Server.Ending);
        Assert.Equal((200, contentType), ((int)file.StatusCode, file.Content.Headers.ContentType?.ToString()));
        Assert.Equal(bytes, await file.Content.ReadAsByteArrayAsync(Server.Ending));
    }

    [Fact]
    public async Task Base64_files_come_back()
    {
        await using var org = await SampleOrg.StartAsync();
        var created = await org.SendAsync("POST", "/sobjects/Attachment", $$"""{"Name":"a","ParentId":"{account}","Body":"{{Convert.ToBase64String(bytes)}}"}""");
        Assert.Equal(bytes, await org.Org.Client.GetByteArrayAsync($"/services/data/v66.0/sobjects/Attachment/{created.Json.GetProperty("id").GetString()}/Body", Server.Ending));
    }

    [Fact]
    public async Task A_file_may_be_replaced_by_patch()
    {
        await using var org = await SampleOrg.StartAsync();
        var created = await org.SendAsync("POST", "/sobjects/Attachment", """{"Name":"a","ParentId":"{account}","Body":"QQ=="}""");
        var path = "/services/data/v66.0/sobjects/Attachment/" + created.Json.GetProperty("id").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = Form("{}", "Body") };
        using var response = await org.Org.Client.SendAsync(request, Server.Ending);
        Assert.Equal(204, (int)response.StatusCode);
        Assert.Equal(bytes, await org.Org.Client.GetByteArrayAsync(path + "/Body", Server.Ending));
    }

    [Fact]
    public async Task A_version_makes_a_document_and_the_next_one_becomes_its_latest()
    {
        await using var org = await SampleOrg.StartAsync();
        var first = await PostAsync(org, "ContentVersion", Form(org.Fill("""{"PathOnClient":"c.txt","FirstPublishLocationId":"{account}"}"""), "VersionData"));
        var document = (await org.SendAsync("GET", $"/sobjects/ContentVersion/{first.Json.GetProperty("id").GetString()}")).Json.GetProperty("ContentDocumentId").GetString();
        await PostAsync(org, "ContentVersion", Form($$"""{"PathOnClient":"c2.txt","ContentDocumentId":"{{document}}"}""", "VersionData"));
        var versions = (await org.Org.QueryAsync("SELECT VersionNumber, IsLatest FROM ContentVersion ORDER BY VersionNumber")).Body;
        Assert.Matches("\"VersionNumber\":\"1\",\"IsLatest\":false.*\"VersionNumber\":\"2\",\"IsLatest\":true", versions);
        Assert.Contains("\"totalSize\":1", (await org.Org.QueryAsync(org.Fill("SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '{account}'"))).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nope")]
    [InlineData("Name")]
    public async Task A_part_that_is_no_file_field_is_refused(string field)
    {
        await using var org = await SampleOrg.StartAsync();
        var answer = await PostAsync(org, "Attachment", Form(org.Fill("""{"Name":"a","ParentId":"{account}"}"""), field));
        Assert.Equal((400, "INVALID_MULTIPART_REQUEST"), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Theory]
    [InlineData("multipart/form-data", "--b--")]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/json\r\n\r\n{\"Name\":\"a\"}")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: application/json\r\n\r\n{\"Name\"\r\n--b--")]
    public async Task Broken_multipart_is_refused(string type, string body)
    {
        await using var org = await SampleOrg.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await PostAsync(org, "Attachment", content);
        Assert.Equal(400, answer.Status);
        Assert.Contains("errorCode", answer.Body, StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Form(string json, string field)
    {
        var form = new MultipartFormDataContent("boundary_string") { { new StringContent(json, Encoding.UTF8, "application/json"), "entity" } };
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, field, "file.bin");
        return form;
    }

    private static async Task<Answer> PostAsync(SampleOrg org, string type, HttpContent content)
    {
        using var response = await org.Org.Client.PostAsync("/services/data/v66.0/sobjects/" + type, content, Server.Ending);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending), response.Headers, response.Content.Headers);
    }

    // The version's document is made before the version is found wanting.
    [Fact]
    public async Task A_version_that_is_refused_leaves_no_document()
    {
        await using var org = await SampleOrg.StartAsync();
        Assert.Equal(400, (await org.SendAsync("POST", "/sobjects/ContentVersion", """{"PathOnClient":"x.txt","FirstPublishLocationId":"001FF0000000999"}""")).Status);
        await org.ExpectAsync("GET", "/query?q=SELECT COUNT() FROM ContentDocument", null, 200, """{"totalSize":0,"done":true,"records":[]}""");
    }
}
