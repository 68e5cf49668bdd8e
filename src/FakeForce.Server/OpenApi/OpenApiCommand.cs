using FakeForce.Server.Start;

namespace FakeForce.Server.OpenApi;

/// <summary>`fakeforce openapi DIR`: writes the documents. For this repository's own build, so --help does not list it.</summary>
internal static class OpenApiCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter error)
    {
        if (arguments is not [var folder])
        {
            error.WriteLine("usage: fakeforce openapi DIR");
            return ExitCode.WrongStart;
        }
        await using var server = await FakeForceServer.StartAsync(new FakeForceOptions { Port = 0 });
        var routes = Documents.RoutesOf(server.Services);
        var differences = Documents.Differences(routes).ToList();
        foreach (var difference in differences) error.WriteLine(difference);
        if (differences.Count > 0) return ExitCode.Failed;
        Directory.CreateDirectory(folder);
        foreach (var document in Documents.All) await File.WriteAllTextAsync(Path.Combine(folder, document.FileName), document.Text(routes));
        return ExitCode.Ended;
    }
}
