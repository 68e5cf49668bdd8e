using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FakeForce.Server.Tls;
using Microsoft.Extensions.DependencyInjection;

namespace FakeForce.Server.Tests.Tls;

public sealed class JwtKeyTests
{
    [Fact]
    public async Task What_the_served_key_signs_the_certificate_verifies()
    {
        await using var server = await Server.StartAsync();
        using var client = server.Client();
        using var signer = RSA.Create();
        signer.ImportFromPem(await client.GetStringAsync("/_fakeforce/jwt.key", Server.Ending));
        var signature = signer.SignData("assertion"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var verifier = server.Services.GetRequiredService<JwtKey>().Certificate.GetRSAPublicKey()!;
        Assert.True(verifier.VerifyData("assertion"u8, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal(2048, verifier.KeySize);
    }
}
