using System.IO.Compression;
using System.Text;

namespace FakeForce.Server.Tests.Bulk.Classic;

/// <summary>Batches with binary attachments (Bulk API guide, "Load Binary Attachments"), and archives that are not honest.</summary>
public sealed class ZipTests : IAsyncLifetime
{
    private const string Manifest = "Name,ParentId,Body\nattachment1.gif,{account},#attachment1.gif\nsubdir/attachment2.doc,{account},#subdir/attachment2.doc\n";

    private ClassicOrg org = null!;

    public async ValueTask InitializeAsync() => org = await ClassicOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    /// <summary>"Create a request.txt File": the same records in three forms.</summary>
    [Theory]
    [InlineData("ZIP_CSV", "zip/csv", Manifest)]
    [InlineData("ZIP_XML", "zip/xml", "<sObjects xmlns=\"http://www.force.com/2009/06/asyncapi/dataload\"><sObject><Name>attachment1.gif</Name><ParentId>{account}</ParentId><Body>#attachment1.gif</Body></sObject><sObject><Name>subdir/attachment2.doc</Name><ParentId>{account}</ParentId><Body>#subdir/attachment2.doc</Body></sObject></sObjects>")]
    [InlineData("ZIP_JSON", "zip/json", """[{"Name":"attachment1.gif","ParentId":"{account}","Body":"#attachment1.gif"},{"Name":"subdir/attachment2.doc","ParentId":"{account}","Body":"#subdir/attachment2.doc"}]""")]
    public async Task Files_become_the_bodies_of_their_rows(string content, string type, string rows)
    {
        var job = await org.JobAsync("insert", "Attachment", content);
        var batch = await SendAsync(job, type, ("request.txt", rows), ("attachment1.gif", "GIF89a"), ("subdir/attachment2.doc", "a document"));
        Assert.Equal("Completed 2 0", await org.OutcomeAsync(job, batch));
        var ids = (await org.ValuesAsync("SELECT Id FROM Attachment WHERE ParentId = '{account}' ORDER BY Name", "Id")).Split(';');
        Assert.Equal(["GIF89a", "a document"], [(await org.Sample.Org.GetAsync($"/sobjects/Attachment/{ids[0]}/Body")).Body, (await org.Sample.Org.GetAsync($"/sobjects/Attachment/{ids[1]}/Body")).Body]);
    }

    [Fact]
    public async Task A_row_whose_file_is_not_there_fails_alone()
    {
        var job = await org.JobAsync("insert", "Attachment", "ZIP_CSV");
        var batch = await SendAsync(job, "zip/csv", ("request.txt", "Name,ParentId,Body\na,{account},#a\nb,{account},#missing\nc,{account},bare\nd,{account},#sub\n"), ("a", "1"), ("sub/", ""));
        Assert.Equal("Completed 4 3", await org.OutcomeAsync(job, batch));
        Assert.Equal(3, (await org.ResultAsync(job, batch)).Split("INVALID_FIELD:").Length - 1);
    }

    [Theory]
    [InlineData("Unable to find request.txt in the zip file", "folder/request.txt")]
    [InlineData("The zip file contains a path that leads out of it: ../evil", "request.txt", "../evil")]
    [InlineData("The zip file contains a path that leads out of it: /etc/evil", "request.txt", "/etc/evil")]
    [InlineData("The zip file contains request.txt twice", "request.txt", "request.txt")]
    public async Task An_archive_that_is_not_as_it_must_be_fails_its_batch(string message, params string[] names) =>
        Assert.Equal($"Failed 0 0 InvalidBatch : {message}", await FailedAsync(names.Select(name => (name, "Name\nx\n")).ToArray()));

    [Fact]
    public async Task Archives_have_bounds()
    {
        Assert.Equal("Failed 0 0 InvalidBatch : The zip file contains more than 1000 files", await FailedAsync([.. Enumerable.Range(0, 1_000).Select(i => ($"f{i}", "")), ("request.txt", Manifest)]));
        Assert.Equal("Failed 0 0 InvalidBatch : The decompressed size of the zip file is larger than 20971520 bytes", await FailedAsync(("bomb", new string('\0', 21 << 20)), ("request.txt", Manifest)));
        Assert.Equal("Failed 0 0 InvalidBatch : A file name in the zip file is longer than 512 bytes", await FailedAsync((new string('n', 513), ""), ("request.txt", Manifest)));
        var job = await org.JobAsync("insert", "Attachment", "ZIP_CSV");
        var broken = await org.SendAsync("POST", $"job/{job}/batch", "PK nothing of the kind"u8.ToArray(), "zip/csv");
        Assert.Equal("Failed 0 0 InvalidBatch : The zip content is malformed", await org.OutcomeAsync(job, ClassicOrg.Member(broken.Body, "id")));
    }

    private async Task<string> FailedAsync(params (string Name, string Text)[] files)
    {
        var job = await org.JobAsync("insert", "Attachment", "ZIP_CSV");
        return await org.OutcomeAsync(job, await SendAsync(job, "zip/csv", files));
    }

    private async Task<string> SendAsync(string job, string type, params (string Name, string Text)[] files)
    {
        var answer = await org.SendAsync("POST", $"job/{job}/batch", Zip(files), type);
        Assert.True(answer.Status == 201, answer.Body);
        return ClassicOrg.Member(answer.Body, "id");
    }

    private byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(org.Sample.Fill(text)));
            }
        return bytes.ToArray();
    }
}
