using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using FakeForce.Engine.Outbound.Callouts;

namespace FakeForce.Server.Outgoing.Credentials;

/// <summary>A JSON Web Token of an external credential: its claims, signed with its certificate as RS256, good for two minutes unless it says otherwise.</summary>
internal static class SignedToken
{
    /// <summary>Salesforce Help, "JWT claims": exp is two minutes ahead by default.</summary>
    private static readonly TimeSpan life = TimeSpan.FromMinutes(2);

    public static string Write(CallerIdentity caller, SigningKey key)
    {
        var credential = caller.Credential!;
        var now = caller.Org.Clock.GetUtcNow();
        var head = Json(Claims(caller, credential.Of("JwtHeaderClaim"), new() { ["alg"] = "RS256", ["typ"] = "JWT" }));
        var body = Json(Claims(caller, credential.Of("JwtBodyClaim"), new() { ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = (now + life).ToUnixTimeSeconds() }));
        var signed = $"{head}.{body}";
        using var certificate = X509Certificate2.CreateFromPem(key.Pem, key.Pem);
        using var rsa = certificate.GetRSAPrivateKey() ?? throw new CalloutException($"FakeForce signs with RSA keys, and the certificate {key.FullName} has none");
        return $"{signed}.{Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static Dictionary<string, object> Claims(CallerIdentity caller, IEnumerable<CredentialParameter> parameters, Dictionary<string, object> claims)
    {
        foreach (var parameter in parameters) claims[parameter.ParameterName] = ValueOf(parameter.ParameterName, MergeText.Render(parameter.ParameterValue, caller.ValueOf));
        return claims;
    }

    // Moments are numbers in a JSON Web Token (RFC 7519).
    private static object ValueOf(string claim, string text) => claim is "exp" or "iat" or "nbf" && long.TryParse(text, out var moment) ? moment : text;

    private static string Json(Dictionary<string, object> claims)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in claims)
                if (value is long number) writer.WriteNumber(name, number);
                else writer.WriteString(name, (string)value);
            writer.WriteEndObject();
        }
        return Base64Url.EncodeToString(bytes.ToArray());
    }
}
