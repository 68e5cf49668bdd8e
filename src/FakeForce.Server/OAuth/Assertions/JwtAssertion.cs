using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace FakeForce.Server.OAuth.Assertions;

/// <summary>
/// A signed JSON web token as JWT bearer clients make it: RS256 and nothing else, whatever its header has beside "alg".
/// Reading is lenient where real clients differ (see <see cref="Moment"/>); the signature is not.
/// </summary>
internal sealed class JwtAssertion
{
    /// <summary>How far a client's clock may be ahead.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Seconds beyond this are milliseconds: the year 5138.</summary>
    private const double MillisecondsFrom = 1e11;

    private readonly byte[] signed;
    private readonly byte[] signature;

    private JwtAssertion(JsonElement claims, byte[] signed, byte[] signature) => (Claims, this.signed, this.signature) = (claims, signed, signature);

    public JsonElement Claims { get; }
    public string? Issuer => Text("iss");

    /// <summary>"prn" is the claim's name in old drafts, which old clients keep.</summary>
    public string? Subject => Text("sub") ?? Text("prn");

    public IEnumerable<string> Audiences => !Claims.TryGetProperty("aud", out var audience) ? []
        : audience.ValueKind == JsonValueKind.Array ? audience.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)
        : audience.ValueKind == JsonValueKind.String ? [audience.GetString()!] : [];

    /// <summary>Null for what is no compact JWS of JSON objects, or not signed with RS256.</summary>
    public static JwtAssertion? Parse(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !parts.All(part => Base64Url.IsValid(part))) return null;
        if (Object(parts[0]) is not { } header || Object(parts[1]) is not { } claims) return null;
        if (!header.TryGetProperty("alg", out var algorithm) || algorithm.ValueKind != JsonValueKind.String || !algorithm.ValueEquals("RS256")) return null;
        return new JwtAssertion(claims, Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Base64Url.DecodeFromChars(parts[2]));
    }

    public bool IsSignedBy(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPublicKey();
        return key is not null && key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>An assertion without an expiry never is.</summary>
    public bool IsTimely(DateTimeOffset now) => Moment("exp", milliseconds: false) > now && (Moment("nbf") is not { } start || start <= now + Skew);

    // Simple-salesforce writes a string. The sf CLI adds 300 seconds to a clock in milliseconds (salesforcedx core,
    // AuthInfo.authJwt); Salesforce reads its expiry as seconds, far in the future, or slow machines could not log in.
    private DateTimeOffset? Moment(string claim, bool milliseconds = true)
    {
        if (!Claims.TryGetProperty(claim, out var value)) return null;
        double seconds;
        if (value.ValueKind == JsonValueKind.String)
        {
            if (!double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds)) return null;
        }
        else if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out seconds)) return null;
        if (seconds >= MillisecondsFrom && !milliseconds) return DateTimeOffset.MaxValue;
        if (Math.Abs(seconds) >= MillisecondsFrom) seconds /= 1000;
        return Math.Abs(seconds) < MillisecondsFrom ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
    }

    private string? Text(string claim) => Claims.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Object(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
