using System.Net.Http.Headers;

namespace FakeForce.Server.Tests.Rest.Rows;

public sealed class MultipartTests
{
    private static readonly byte[] File = [0, 255, 10, 13, 45, 45];

    [Theory]
    [InlineData(true, "application/json")]
    [InlineData(false, "application/json")]
    [InlineData(true, null)]
    public async Task The_file_may_come_before_or_after_its_record(bool recordFirst, string? recordType)
    {
        await using var org = await TestOrg.StartAsync();
        using var form = new MultipartFormDataContent();
        if (!recordFirst) AddFile(form);
        using var record = new StringContent("""{"Title":"File","PathOnClient":"file.bin"}""");
        record.Headers.ContentType = recordType is null ? null : new MediaTypeHeaderValue(recordType);
        form.Add(record, "entity_content");
        if (recordFirst) AddFile(form);

        var created = await org.Client.PostAsync("/services/data/v66.0/sobjects/ContentVersion", form, Server.Ending);
        var id = (await created.Content.ReadAsStringAsync(Server.Ending)).Split('"')[3];
        Assert.Equal(File, await org.Client.GetByteArrayAsync($"/services/data/v66.0/sobjects/ContentVersion/{id}/VersionData", Server.Ending));
    }

    [Fact]
    public async Task A_file_without_a_record_is_refused()
    {
        await using var org = await TestOrg.StartAsync();
        using var form = new MultipartFormDataContent();
        AddFile(form);
        var answer = await org.Client.PostAsync("/services/data/v66.0/sobjects/ContentVersion", form, Server.Ending);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("has no JSON part", await answer.Content.ReadAsStringAsync(Server.Ending), StringComparison.Ordinal);
    }

    private static void AddFile(MultipartFormDataContent form)
    {
        var file = new ByteArrayContent(File);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "VersionData", "file.bin");
    }
}
