using System.Text.RegularExpressions;
using FakeForce.Server.Start;
using Microsoft.Extensions.DependencyInjection;

namespace FakeForce.Server.Tests.Clients;

/// <summary>The curl line of the first screen, and curl where its ways differ from those of other clients.</summary>
[Collection(RealClients.Name)]
public sealed class CurlTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_first_screen_has_a_line_that_works_when_pasted()
    {
        await using var server = await Server.StartAsync();
        var end = await PasteAsync(Line(server));
        Assert.Equal("""{"totalSize":0,"done":true,"records":[]}""", end);
    }

    [Fact]
    public async Task A_walk_in_curl_logs_in_creates_and_queries()
    {
        await using var server = await Server.StartAsync();
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        var walk = await PasteAsync($$"""
            set -e
            {{Line(server)}} > /dev/null
            call() { curl -sS --compressed -H "Authorization: Bearer $TOKEN" "$@"; }
            data={{address}}/services/data/v66.0
            call $data/sobjects/Account/ -H 'Content-Type: application/json' -d '{"Name":"Acme"}' | grep -o '"success":true'
            call -G $data/query/ --data-urlencode "q=SELECT Name FROM Account WHERE Name = 'Acme'" | grep -o '"Name":"Acme"'
            call {{address}}//services/data/v21.0/sobjects/Account/describe/ -o /dev/null -w '%{http_code}\n'
            printf '{"Name":"Zipped"}' | gzip | call $data/sobjects/Account -H 'Content-Type: application/json' -H 'Content-Encoding: gzip' -H 'Transfer-Encoding: chunked' --data-binary @- | grep -o '"success":true'
            call $data/chatter/feeds -o /dev/null -w '%{http_code}\n'
            """);
        Assert.Equal(["\"success\":true", "\"Name\":\"Acme\"", "200", "\"success\":true", "404"], walk.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Line(FakeForceServer server)
    {
        var org = server.Services.GetRequiredService<ServingState>().Org!;
        var screen = Banner.Text(server, new FakeForceOptions(), org.Facts);
        return Regex.Match(screen, "^TOKEN=.*$", RegexOptions.Multiline).Value;
    }

    private static async Task<string> PasteAsync(string script)
    {
        RealClients.Require("curl", "sh");
        var end = await ProgramEnd.OfAsync("sh", ["-c", script], Path.GetTempPath(), [new("NO_PROXY", "localhost"), new("no_proxy", "localhost")], Patience);
        Assert.True(end.Code == 0, $"The script ended with {end.Code}:\n{end.Output}\n{end.Errors}");
        return end.Output;
    }
}
