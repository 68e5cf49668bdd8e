using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FakeForce.Server.OAuth;

/// <summary>The key behind /id/keys. RSA takes long to generate, so it is made with the first id token.</summary>
internal sealed class IdTokenKey
{
    public const string KeyId = "FF0";
    private readonly Lazy<RSA> key = new(() => RSA.Create(2048));

    public RSAParameters Public => key.Value.ExportParameters(includePrivateParameters: false);

    /// <summary>A compact JWS of the claims, RS256.</summary>
    public string Sign(OAuthFields claims)
    {
        var header = new OAuthFields().Add("alg", "RS256").Add("typ", "JWT").Add("kid", KeyId);
        var signed = Encode(header) + "." + Encode(claims);
        return signed + "." + Base64Url.EncodeToString(key.Value.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public bool Verifies(string jws)
    {
        var dot = jws.LastIndexOf('.');
        return dot > 0 && Base64Url.IsValid(jws.AsSpan(dot + 1))
            && key.Value.VerifyData(Encoding.ASCII.GetBytes(jws[..dot]), Base64Url.DecodeFromChars(jws.AsSpan(dot + 1)), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static string Encode(OAuthFields fields) => Base64Url.EncodeToString(fields.ToJson());
}
