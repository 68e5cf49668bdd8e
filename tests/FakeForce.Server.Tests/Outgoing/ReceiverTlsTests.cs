using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using FakeForce.Server.Outgoing;
using FakeForce.Server.Tests.Outgoing.Callouts;
using FakeForce.Server.Tls;

namespace FakeForce.Server.Tests.Outgoing;

/// <summary>Receivers that speak TLS: whose certificates are trusted, and what they are shown.</summary>
public sealed class ReceiverTlsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fakeforce-trust-").FullName;
    private readonly CertificateAuthority authority = new(null, TimeProvider.System);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_receiver_whose_certificate_is_not_trusted_gets_nothing_and_the_message_says_what_to_do()
    {
        await using var receiver = await Receiver.StartAsync(authority.Issue());
        await using var org = await StartAsync(receiver, new());
        var message = Assert.Single(await SentAsync(org));
        Assert.Contains("CN=FakeForce, is not trusted", message.GetProperty("lastAnswer").GetString(), StringComparison.Ordinal);
        Assert.Contains("--outgoing-ca FILE", message.GetProperty("lastAnswer").GetString(), StringComparison.Ordinal);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task Authorities_of_a_file_are_trusted_beside_others()
    {
        await using var receiver = await Receiver.StartAsync(authority.Issue());
        var another = new CertificateAuthority(null, TimeProvider.System);
        await using var org = await StartAsync(receiver, new() { OutgoingCa = Write("ca.pem", another.Pem + authority.Pem) });
        Assert.Empty(await SentAsync(org));
        Assert.Null(Assert.Single(receiver.Clients));
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_not_trusted_whoever_signed_it()
    {
        await using var receiver = await Receiver.StartAsync(authority.Issue());
        await using var org = await StartAsync(receiver, new() { OutgoingCa = Write("ca.pem", authority.Pem) }, receiver.Address.Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal));
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "other systems have no 127.0.0.2");
        Assert.Single(await SentAsync(org));
        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("secret")]
    public async Task The_org_shows_its_certificate_to_a_receiver_that_asks(string? password)
    {
        await using var receiver = await Receiver.StartAsync(authority.Issue());
        await using var org = await StartAsync(receiver, new() { OutgoingCa = Write("ca.pem", authority.Pem), OutgoingClientCertificate = Write("client.pem", ClientPem(password)), OutgoingClientCertificatePassword = password });
        Assert.Empty(await SentAsync(org));
        Assert.Equal("CN=proxy.example.my.salesforce.com", Assert.Single(receiver.Clients));
    }

    [Fact]
    public async Task A_named_credential_shows_its_own_certificate()
    {
        await using var receiver = await Receiver.StartAsync(authority.Issue());
        await using var org = await TestOrg.StartAsync(new FakeForceOptions
        {
            Port = 0,
            OutgoingCa = Write("ca.pem", authority.Pem),
            Definitions = JsonDocument.Parse($$"""
                {"certificates":[{"fullName":"Mine","pem":{{JsonSerializer.Serialize(ClientPem(null))}}}],
                 "externalCredentials":[{"fullName":"None","authenticationProtocol":"NoAuthentication"}],
                 "namedCredentials":[{"fullName":"ERP","namedCredentialParameters":[{"parameterType":"Url","parameterValue":"{{receiver.Address}}"},{"parameterType":"Authentication","externalCredential":"None"},{"parameterType":"ClientCertificate","certificate":"Mine"}]}],
                 "remoteSiteSettings":[{"fullName":"Plain","url":"{{receiver.Address}}"}]}
                """).RootElement,
        });
        Assert.Equal(200, (await org.CallOutAsync("""{"endpoint":"callout:ERP"}""")).Response().GetProperty("statusCode").GetInt32());
        Assert.Equal(200, (await org.CallOutAsync($$"""{"endpoint":"{{receiver.Address}}"}""")).Response().GetProperty("statusCode").GetInt32());
        Assert.Equal(["CN=proxy.example.my.salesforce.com", null], receiver.Clients);
    }

    [Fact]
    public async Task A_callout_to_an_endpoint_that_is_not_trusted_fails_with_the_text_of_Java()
    {
        await using var receiver = await Receiver.StartAsync(authority.Issue());
        await using var org = await CalloutOrg.StartAsync($$"""{"remoteSiteSettings":[{"fullName":"Plain","url":"{{receiver.Address}}"}]}""");
        Assert.StartsWith("System.CalloutException: PKIX path building failed", (await org.CallOutAsync($$"""{"endpoint":"{{receiver.Address}}"}""")).Exception(), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_cannot_be_used_are_all_reported()
    {
        var problems = OutgoingTrust.Problems(new() { OutgoingCa = Write("empty.pem", "nothing"), OutgoingClientCertificate = Write("client.pem", ClientPem("secret")), OutgoingClientCertificatePassword = "wrong" }).ToList();
        Assert.Equal(2, problems.Count);
        Assert.StartsWith("--outgoing-ca: '", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("--outgoing-client-certificate: '", problems[1], StringComparison.Ordinal);
        Assert.Contains("--outgoing-ca: 'none.pem' cannot be used", Assert.Single(OutgoingTrust.Problems(new() { OutgoingCa = "none.pem" })), StringComparison.Ordinal);
        Assert.Single(OutgoingTrust.Problems(new() { OutgoingClientCertificatePassword = "x" }));
        Assert.Empty(OutgoingTrust.Problems(new()));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string ClientPem(string? password)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=proxy.example.my.salesforce.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var secret = password is null ? key.ExportPkcs8PrivateKeyPem() : key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000));
        return certificate.ExportCertificatePem() + "\n" + secret + "\n";
    }

    private static Task<TestOrg> StartAsync(Receiver receiver, FakeForceOptions options, string? address = null) => TestOrg.StartAsync(options with
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""
            {"workflowRules":[{"fullName":"Account.Tell","actions":["M"]}],"outboundMessages":[{"fullName":"Account.M","endpointUrl":"{{address ?? receiver.Address}}/","fields":["Name"]}]}
            """).RootElement,
    });

    // One account, and what still waits of its message after the first attempt.
    private static async Task<List<JsonElement>> SentAsync(TestOrg org)
    {
        await org.CreateAsync("Account", """{"Name":"A"}""");
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT0.001S"}""");
        return [.. (await org.GetAsync("/_fakeforce/outbound-messages")).Json.GetProperty("messages").EnumerateArray()];
    }
}
