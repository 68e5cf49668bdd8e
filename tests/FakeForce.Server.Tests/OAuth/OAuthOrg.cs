using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using FakeForce.Server.Definitions;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.OAuth;

/// <summary>A server with users and apps for every policy, a clock of the test's own, and a key that the app "jwt" trusts.</summary>
internal sealed class OAuthOrg : IAsyncDisposable
{
    /// <summary>RSA is slow to make, and no test changes it.</summary>
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly X509Certificate2 Certificate = new CertificateRequest("CN=test", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly TestOrg org;

    private OAuthOrg(TestOrg org, FakeTimeProvider clock)
    {
        (this.org, Clock) = (org, clock);
        Browser = Server.Client(org.Server.Address, handler: new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
    }

    public FakeTimeProvider Clock { get; }
    public TestOrg Org => org;
    public string Address => org.Server.Address.ToString().TrimEnd('/');

    /// <summary>Keeps cookies and follows no redirect.</summary>
    public HttpClient Browser { get; }
    public static RSA SigningKey => Key;
    public static X509Certificate2 SigningCertificate => Certificate;

    public static async Task<OAuthOrg> StartAsync()
    {
        var definitions = JsonSerializer.SerializeToElement(new
        {
            users = new object[]
            {
                new { username = "ann@x.test", password = "pw", securityToken = "TOK" },
                new { username = "gone@x.test", password = "pw", active = false },
                new { username = "frozen@x.test", password = "pw", frozen = true },
                new { username = "chatter@x.test", password = "pw", profile = "Chatter Free User" },
            },
            connectedApps = new object[]
            {
                new { consumerKey = "strict", consumerSecret = "s3cret", callbackUrls = new[] { "https://client.test/cb" }, scopes = new[] { "api", "refresh_token" }, pkceRequired = true, rotatesRefreshTokens = true },
                new { consumerKey = "jwt", consumerSecret = "x", certificate = Certificate.ExportCertificatePem(), scopes = "api refresh_token", preAuthorized = true },
                new { consumerKey = "unapproved", certificate = Certificate.ExportCertificatePem(), scopes = "api refresh_token" },
                new { consumerKey = "norefresh", certificate = Certificate.ExportCertificatePem(), scopes = "api", preAuthorized = true },
                new { consumerKey = "admins", consumerSecret = "x", certificate = Certificate.ExportCertificatePem(), permittedUsers = "adminApproved", approvedProfiles = new[] { "System Administrator" }, callbackUrls = "https://client.test/cb" },
                new { consumerKey = "machine", consumerSecret = "x", runAs = "ann@x.test", flows = new[] { "clientCredentials" }, scopes = "api" },
                new { consumerKey = "norunas", consumerSecret = "x", flows = "clientCredentials" },
                new { consumerKey = "short", consumerSecret = "x", sessionTimeoutMinutes = 15, refreshPolicy = "idle", refreshLifeMinutes = 60, callbackUrls = "https://client.test/cb" },
            },
        });
        List<string> problems = [];
        OrgFile.Check(definitions, problems);
        Assert.Empty(problems);
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        return new OAuthOrg(await TestOrg.StartAsync(new FakeForceOptions { Definitions = definitions }, clock), clock);
    }

    /// <summary>A form as "a=b&amp;c=d", already encoded.</summary>
    public async Task<Answer> PostAsync(string path, string form, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded") };
        return await SendAsync(request, headers);
    }

    public Task<Answer> TokenAsync(string form, params (string Name, string Value)[] headers) => PostAsync("/services/oauth2/token", form, headers);

    public async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, headers);
    }

    /// <summary>An assertion signed by <see cref="SigningKey"/>; claims as JSON, {now} being the clock's seconds.</summary>
    public string Jwt(string claims, string header = """{"alg":"RS256"}""", RSA? key = null)
    {
        var signed = Encode(header) + "." + Encode(Filled(claims));
        return signed + "." + Base64Url.EncodeToString((key ?? Key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public string Filled(string text)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        return text.Replace("{soon}", (now + 180).ToString(), StringComparison.Ordinal)
            .Replace("{soonMs}", ((now + 180) * 1000).ToString(), StringComparison.Ordinal)
            .Replace("{pastMs}", ((now - 1) * 1000).ToString(), StringComparison.Ordinal)
            .Replace("{past}", (now - 1).ToString(), StringComparison.Ordinal)
            .Replace("{later}", (now + 600).ToString(), StringComparison.Ordinal)
            .Replace("{address}", Address, StringComparison.Ordinal)
            .Replace("{host}", org.Server.Address.Authority, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await org.DisposeAsync();
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Browser.SendAsync(request, Server.Ending);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending), response.Headers, response.Content.Headers);
    }
}
