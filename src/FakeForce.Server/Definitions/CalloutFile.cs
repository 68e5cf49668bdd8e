using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using FakeForce.Engine.Outbound.Callouts;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>
/// The keys "remoteSiteSettings", "namedCredentials", "externalCredentials" and "certificates" of fakeforce.json, in the words of the metadata
/// types, and beside them the secrets that Salesforce keeps apart from metadata.
/// </summary>
internal static class CalloutFile
{
    private static readonly DefinitionReader<RemoteSite> Sites = new("remoteSiteSettings", "fullName", name => new RemoteSite(name), new(StringComparer.Ordinal)
    {
        ["url"] = (site, value) => site with { Url = Text(value) },
        ["isActive"] = (site, value) => site with { IsActive = Flag(value) },
        ["disableProtocolSecurity"] = (site, value) => site with { DisableProtocolSecurity = Flag(value) },
        ["description"] = (site, value) => Unused(site, Text(value)),
    });

    private static readonly DefinitionReader<CredentialParameter> Parameters = new("parameters", "parameterType", type => new CredentialParameter(type), new(StringComparer.Ordinal)
    {
        ["parameterName"] = (parameter, value) => parameter with { ParameterName = Text(value) },
        ["parameterValue"] = (parameter, value) => parameter with { ParameterValue = Text(value) },
        ["externalCredential"] = (parameter, value) => parameter with { ExternalCredential = Text(value) },
        ["certificate"] = (parameter, value) => parameter with { Certificate = Text(value) },
        ["parameterGroup"] = (parameter, value) => parameter with { ParameterGroup = Text(value) },
        ["sequenceNumber"] = (parameter, value) => parameter with { SequenceNumber = Number(value) },
        ["description"] = (parameter, value) => Unused(parameter, Text(value)),
    });

    private static readonly DefinitionReader<NamedCredential> Named = new("namedCredentials", "fullName", name => new NamedCredential(name), new(StringComparer.Ordinal)
    {
        ["label"] = (one, value) => Unused(one, Text(value)),
        ["description"] = (one, value) => Unused(one, Text(value)),
        ["namedCredentialType"] = TypeOf,
        ["namedCredentialParameters"] = (one, value) => one with { Parameters = Inner(problems => Parameters.ReadList(value, "namedCredentialParameters", problems)) },
        ["generateAuthorizationHeader"] = (one, value) => one with { GenerateAuthorizationHeader = Flag(value) },
        ["allowMergeFieldsInHeader"] = (one, value) => one with { AllowMergeFieldsInHeader = Flag(value) },
        ["allowMergeFieldsInBody"] = (one, value) => one with { AllowMergeFieldsInBody = Flag(value) },
        ["calloutStatus"] = (one, value) => one with { IsEnabled = Text(value) switch { "Enabled" => true, "Disabled" => false, _ => throw new FormatException("must be Enabled or Disabled") } },
        ["endpoint"] = (one, value) => one with { Legacy = LegacyOf(one) with { Endpoint = Text(value) } },
        ["protocol"] = (one, value) => one with { Legacy = LegacyOf(one) with { Protocol = Text(value) } },
        ["principalType"] = (one, value) => one with { Legacy = LegacyOf(one) with { PrincipalType = Text(value) } },
        ["username"] = (one, value) => one with { Legacy = LegacyOf(one) with { Username = Text(value) } },
        ["password"] = (one, value) => one with { Legacy = LegacyOf(one) with { Password = Text(value) } },
    });

    private static readonly DefinitionReader<Principal> Principals = new("principals", "principalName", name => new Principal(name), new(StringComparer.Ordinal)
    {
        ["user"] = (principal, value) => principal with { User = Text(value) },
        ["users"] = (principal, value) => principal with { Users = Texts(value) },
        ["credentials"] = (principal, value) => principal with { Credentials = value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().ToDictionary(member => member.Name, member => Text(member.Value), StringComparer.OrdinalIgnoreCase) : throw new FormatException("must be an object") },
    });

    private static readonly DefinitionReader<ExternalCredential> External = new("externalCredentials", "fullName", name => new ExternalCredential(name), new(StringComparer.Ordinal)
    {
        ["label"] = (one, value) => Unused(one, Text(value)),
        ["description"] = (one, value) => Unused(one, Text(value)),
        ["authenticationProtocol"] = (one, value) => one with { AuthenticationProtocol = Text(value) },
        ["externalCredentialParameters"] = (one, value) => one with { Parameters = Inner(problems => Parameters.ReadList(value, "externalCredentialParameters", problems)) },
        ["principals"] = (one, value) => one with { Principals = Inner(problems => Principals.ReadList(value, "principals", problems)) },
    });

    private static readonly DefinitionReader<SigningKey> Certificates = new("certificates", "fullName", name => new SigningKey(name), new(StringComparer.Ordinal)
    {
        ["pem"] = (key, value) => key with { Pem = PemOf(Text(value)) },
        ["file"] = (key, value) => key with { Pem = PemOf(FileOf(Text(value))) },
    });

    /// <summary>What is not of their form, or does not go together, goes to <paramref name="problems"/>.</summary>
    public static CalloutOptions Read(JsonElement root, List<string> problems)
    {
        var before = problems.Count;
        var read = new CalloutOptions
        {
            RemoteSites = Sites.Read(root, problems),
            NamedCredentials = Named.Read(root, problems),
            ExternalCredentials = External.Read(root, problems),
            Certificates = Certificates.Read(root, problems),
        };
        if (problems.Count == before) problems.AddRange(read.Problems());
        return read;
    }

    // What people write for people.
    private static T Unused<T>(T one, string _) => one;

    private static LegacyCredential LegacyOf(NamedCredential one) => one.Legacy ?? new LegacyCredential();

    private static NamedCredential TypeOf(NamedCredential one, JsonElement value) => Text(value) switch
    {
        "SecuredEndpoint" => one,
        "Legacy" => one with { Legacy = LegacyOf(one) },
        var other => throw new FormatException($"is {other}; FakeForce knows SecuredEndpoint and Legacy"),
    };

    private static string FileOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"cannot be read: {problem.Message}");
        }
    }

    private static string PemOf(string pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem, pem);
            return pem;
        }
        catch (CryptographicException problem)
        {
            throw new FormatException($"must hold a certificate and its private key, in PEM: {problem.Message}");
        }
    }
}
