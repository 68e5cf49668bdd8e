using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Outbound.Callouts;

namespace FakeForce.Server.Outgoing.Credentials;

/// <summary>Access tokens of external credentials: asked for when first needed, and again when they have run out or a service says so.</summary>
internal sealed class AccessTokens(OutgoingHttp http)
{
    private static readonly TimeSpan timeout = TimeSpan.FromSeconds(60);

    // They go with their org.
    private readonly ConditionalWeakTable<Org, ConcurrentDictionary<string, (string Token, DateTimeOffset Until)>> known = [];

    /// <summary>The principal's token. Throws what Salesforce throws where there is none to be had.</summary>
    public async ValueTask<string> GetAsync(CallerIdentity caller, bool renews, CancellationToken cancel)
    {
        var now = caller.Org.Clock.GetUtcNow();
        var tokens = known.GetValue(caller.Org, static _ => new(StringComparer.Ordinal));
        if (!renews && tokens.TryGetValue(caller.Key, out var kept) && kept.Until > now) return kept.Token;
        var fresh = await AskAsync(caller, cancel);
        tokens[caller.Key] = (fresh.Token, fresh.ExpiresIn is { } seconds ? now + TimeSpan.FromSeconds(seconds) : DateTimeOffset.MaxValue);
        return fresh.Token;
    }

    private async Task<(string Token, double? ExpiresIn)> AskAsync(CallerIdentity caller, CancellationToken cancel)
    {
        var url = new Uri(caller.Credential!.TokenUrl);
        var (headers, form) = RequestOf(caller);
        var request = new OutgoingRequest(caller.Org, Callouts.CalloutSender.Api, HttpMethod.Post, url, AllowedOrigins.Of(url))
        {
            Headers = [.. headers, new("Content-Type", "application/x-www-form-urlencoded"), new("Accept", "application/json")],
            Body = Encoding.UTF8.GetBytes(string.Join('&', form.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))),
            Timeout = timeout,
        };
        try
        {
            return Read(await http.SendAsync(request, cancel));
        }
        catch (OutgoingException problem)
        {
            throw Failed("", problem.Message);
        }
    }

    private static (List<KeyValuePair<string, string>> Headers, List<KeyValuePair<string, string>> Form) RequestOf(CallerIdentity caller)
    {
        var (credential, secrets) = (caller.Credential!, caller.Principal!.Credentials);
        var scope = credential.Of("AuthParameter").Where(parameter => parameter.ParameterName == "Scope" && (parameter.ParameterGroup is null || parameter.ParameterGroup == caller.Principal.PrincipalName)).Select(parameter => KeyValuePair.Create("scope", parameter.ParameterValue));
        if (credential.Variant == ExternalCredential.JwtBearer)
            return ([], [new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), new("assertion", SignedToken.Write(caller, caller.Org.Options.Callouts.CertificateOf(credential.SigningCertificate!)!)), .. scope]);
        List<KeyValuePair<string, string>> form = [new("grant_type", "client_credentials"), .. scope];
        if (credential.Variant == ExternalCredential.ClientSecretBasic) return ([new("Authorization", Basic(secrets["clientId"], secrets["clientSecret"]))], form);
        form.InsertRange(1, [new("client_id", secrets["clientId"]), new("client_secret", secrets["clientSecret"])]);
        return ([], form);
    }

    public static string Basic(string name, string secret) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{secret}"));

    private static (string Token, double? ExpiresIn) Read(OutgoingAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            var root = json.RootElement;
            if (answer.Status == 200 && root.TryGetProperty("access_token", out var token) && token.GetString() is { Length: > 0 } text)
                return (text, root.TryGetProperty("expires_in", out var seconds) && seconds.TryGetDouble(out var number) && number is >= 0 and < 1e9 ? number : null);
            throw Failed(TextOf(root, "error"), TextOf(root, "error_description"));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw Failed("", "");
        }
    }

    private static string TextOf(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    // Type and text as in public reports, also of a service that gives no error at all.
    private static CalloutException Failed(string error, string description) => new("System.UnexpectedException", $"Unable to fetch the OAuth token. Error: {error}. Error description: {description}.");
}
