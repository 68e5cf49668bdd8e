using FakeForce.Server.OpenApi;
using FakeForce.Server.Tests.Meta;

namespace FakeForce.Server.Tests.OpenApi;

public sealed class OpenApiTests
{
    private const string Remedy = "run: dotnet build src/FakeForce.Server -p:UpdateOpenApi=true, and commit openapi/";

    [Fact]
    public async Task Every_document_in_openapi_is_what_the_code_says()
    {
        await using var server = await Server.StartAsync();
        var routes = Documents.RoutesOf(server.Services);
        foreach (var document in Documents.All)
        {
            var path = Path.Combine(Sources.Root, "openapi", document.FileName);
            var committed = File.Exists(path) ? await File.ReadAllTextAsync(path, Server.Ending) : "";
            Assert.True(committed == document.Text(routes), $"openapi/{document.FileName} is not current; {Remedy}");
        }
    }

    [Fact]
    public async Task Every_route_is_described_and_every_description_is_routed()
    {
        await using var server = await Server.StartAsync();
        Assert.Empty(Documents.Differences(Documents.RoutesOf(server.Services)));
    }

    [Fact]
    public void A_route_without_a_description_is_found()
    {
        var described = Documents.All.SelectMany(d => d.Sections).SelectMany(s => s.Operations).SelectMany(OpenApiDocument.RoutesOf).ToHashSet();
        described.Add("PUT /services/data/v{version}/new");
        described.Remove("GET /services/data");
        Assert.Equal(
            ["PUT /services/data/v{version}/new is routed and has no Operation that describes it", "GET /services/data is described and not routed"],
            Documents.Differences(described));
    }

    [Fact]
    public void Operation_ids_are_used_once()
    {
        var ids = Documents.All.SelectMany(d => d.Sections).SelectMany(s => s.Operations).Select(o => o.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task The_hidden_command_writes_every_document()
    {
        var folder = Directory.CreateTempSubdirectory("fakeforce-openapi");
        try
        {
            Assert.Equal(0, await OpenApiCommand.RunAsync([folder.FullName], TextWriter.Null));
            Assert.Equal(["control.json", "rest.json"], folder.GetFiles().Select(file => file.Name).Order());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
