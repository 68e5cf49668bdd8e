using System.Text.Json;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.Tests.Definitions;

public sealed class CalloutFileTests
{
    [Theory]
    [InlineData("""{"remoteSiteSettings":[{"fullName":"A","url":"peer"}]}""", "remoteSiteSettings A: url must be an address of http or https, not 'peer'")]
    [InlineData("""{"remoteSiteSettings":[{"fullName":"A","url":"http://p"},{"fullName":"a","url":"http://p"}]}""", "remoteSiteSettings: A is there twice")]
    [InlineData("""{"namedCredentials":[{"fullName":"A","namedCredentialParameters":[{"parameterType":"Url","parameterValue":"http://p"}]}]}""", "namedCredentials A: it has no parameter of the type Authentication")]
    [InlineData("""{"namedCredentials":[{"fullName":"A","namedCredentialParameters":[{"parameterType":"Url","parameterValue":"http://p"},{"parameterType":"Authentication","externalCredential":"X"}]}]}""", "namedCredentials A: there is no external credential X")]
    [InlineData("""{"namedCredentials":[{"fullName":"A","namedCredentialType":"PrivateEndpoint"}]}""", "PrivateEndpoint")]
    [InlineData("""{"namedCredentials":[{"fullName":"A","endpoint":"http://p","protocol":"AwsSv4"}]}""", "not AwsSv4")]
    [InlineData("""{"externalCredentials":[{"fullName":"E","authenticationProtocol":"AwsSv4"}]}""", "authenticationProtocol is one of Oauth, Jwt, Basic, Custom, NoAuthentication")]
    [InlineData("""{"externalCredentials":[{"fullName":"E","authenticationProtocol":"Oauth","externalCredentialParameters":[{"parameterType":"AuthProtocolVariant","parameterValue":"Browser"}]}]}""", "AuthProtocolVariant with one of")]
    [InlineData("""{"externalCredentials":[{"fullName":"E","authenticationProtocol":"Jwt"}]}""", "its SigningCertificate names no certificate of the org")]
    [InlineData("""{"externalCredentials":[{"fullName":"E","authenticationProtocol":"Custom","externalCredentialParameters":[{"parameterType":"AwsStsPrincipal"}]}]}""", "parameters of the type AwsStsPrincipal are not supported")]
    [InlineData("""{"externalCredentials":[{"fullName":"E","authenticationProtocol":"Custom","externalCredentialParameters":[{"parameterType":"AuthHeader","parameterName":"X","parameterValue":"{!IF(a)}"}]}]}""", "externalCredentials E: X:")]
    [InlineData("""{"externalCredentials":[{"fullName":"E","authenticationProtocol":"Basic","externalCredentialParameters":[{"parameterType":"NamedPrincipal","parameterName":"P"}],"principals":[{"principalName":"P","credentials":{"username":"u"}}]}]}""", "the principal P has no password among its credentials")]
    [InlineData("""{"externalCredentials":[{"fullName":"E","authenticationProtocol":"Custom","principals":[{"principalName":"Q"}]}]}""", "principals has Q, which is no parameter of the type NamedPrincipal or PerUserPrincipal")]
    [InlineData("""{"certificates":[{"fullName":"C","pem":"x"}]}""", "must hold a certificate and its private key, in PEM")]
    [InlineData("""{"certificates":[{"fullName":"C","file":"/no/such/file"}]}""", "cannot be read")]
    public async Task What_is_wrong_stops_the_start(string definitions, string problem)
    {
        var refused = await Assert.ThrowsAsync<InvalidDefinitionException>(() => Server.StartAsync(new FakeForceOptions { Definitions = JsonDocument.Parse(definitions).RootElement }));
        Assert.Contains(refused.Problems, found => found.Contains(problem, StringComparison.Ordinal));
    }
}
