using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace FakeForce.Server.Tests.Clients;

/// <summary>Runs one file of a client's checks against a server of its own, and turns what failed into one readable text.</summary>
internal static class ClientChecks
{
    private static readonly string[] ProxyVariables = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"];

    public static async Task PassAsync(string package, string file, bool throughProxy = false) =>
        await PassAsync(package, file, await DefinitionsAsync(), [], throughProxy);

    /// <summary>The same with an org and variables of the check's own.</summary>
    public static async Task PassAsync(string package, string file, JsonElement definitions, IEnumerable<KeyValuePair<string, string?>> more, bool throughProxy = false)
    {
        var options = new FakeForceOptions { Port = 0, TlsPort = 0, ProxyPort = throughProxy ? 0 : null, Definitions = definitions, LogLevel = LogLevel.Warning };
        await using var server = await Server.StartAsync(options);
        using var authority = new AuthorityFile(server.CertificateAuthorityPem);
        var end = await new NodePackage(package).RunAsync(file, Variables(server, throughProxy ? authority.Path : null).Concat(more));
        var problems = Problems(end);
        Assert.True(problems.Length == 0, $"{package}, checks/{file}.mjs\n{problems}");
    }

    private static async Task<JsonElement> DefinitionsAsync()
    {
        await using var file = File.OpenRead(NodePackage.Configuration);
        using var document = await JsonDocument.ParseAsync(file, cancellationToken: Server.Ending);
        return document.RootElement.Clone();
    }

    /// <summary>A proxy of the machine's must not stand between client and server: only FakeForce's own is set, where asked for.</summary>
    private static Dictionary<string, string?> Variables(FakeForceServer server, string? authority)
    {
        var variables = ProxyVariables.ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        variables["NO_PROXY"] = variables["no_proxy"] = "localhost";
        variables["FAKEFORCE_URL"] = Origin(server.Address);
        variables["FAKEFORCE_TLS_URL"] = Origin(server.TlsAddress!);
        if (authority is null) return variables;
        variables["FAKEFORCE_PROXY_URL"] = variables["HTTPS_PROXY"] = Origin(server.ProxyAddress!);
        variables["NODE_EXTRA_CA_CERTS"] = authority;
        variables["SFDX_DISABLE_DNS_CHECK"] = "true";
        return variables;
    }

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static string Problems(ProgramEnd end)
    {
        var problems = new StringBuilder();
        int? ran = null;
        foreach (var line in end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')))
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.TryGetProperty("ran", out var count)) ran = count.GetInt32();
            else if (document.RootElement.GetProperty("error").GetString() is { } error) problems.Append($"\n✗ {document.RootElement.GetProperty("check").GetString()}\n{error}\n");
        }
        if (ran is null or 0 || (end.Code != 0 && problems.Length == 0)) problems.Append($"\nThe script ended with {end.Code} before its checks were done:\n{end.Output}\n{end.Errors}");
        return problems.ToString();
    }

    private sealed class AuthorityFile : IDisposable
    {
        public AuthorityFile(string pem) => File.WriteAllText(Path, pem);

        public string Path { get; } = System.IO.Path.GetTempFileName();

        public void Dispose() => File.Delete(Path);
    }
}
