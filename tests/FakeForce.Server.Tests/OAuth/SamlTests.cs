using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace FakeForce.Server.Tests.OAuth;

public sealed class SamlTests
{
    private const string Grant = "grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer&assertion=";

    private const string Assertion = """
        <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1" Version="2.0" IssueInstant="2026-01-02T03:04:05Z"><saml:Issuer>jwt</saml:Issuer><saml:Subject><saml:NameID>ann@x.test</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData Recipient="https://login.salesforce.com/services/oauth2/token" NotOnOrAfter="2026-01-02T03:09:05Z"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="2026-01-02T03:04:00Z" NotOnOrAfter="2026-01-02T03:09:05Z"><saml:AudienceRestriction><saml:Audience>https://login.salesforce.com</saml:Audience></saml:AudienceRestriction></saml:Conditions></saml:Assertion>
        """;

    [Fact]
    public async Task A_signed_assertion_logs_its_subject_in()
    {
        await using var org = await OAuthOrg.StartAsync();
        await TokenTests.WorksAsync(org, await org.TokenAsync(Grant + OAuthOrg.Encode(Signed(Assertion))));
        var older = Uri.EscapeDataString(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Signed(Assertion))));
        await TokenTests.WorksAsync(org, await org.TokenAsync("grant_type=assertion&assertion_type=urn:oasis:names:tc:SAML:2.0:profiles:SSO:browser&assertion=" + older));
    }

    [Theory]
    [InlineData("<saml:Audience>https://login.salesforce.com", "<saml:Audience>https://example.test", "Audience validation failed")]
    [InlineData("NotOnOrAfter=\"2026-01-02T03:09:05Z\"", "NotOnOrAfter=\"2026-01-02T03:04:05Z\"", "invalid assertion")]
    [InlineData("NotBefore=\"2026-01-02T03:04:00Z\"", "NotBefore=\"2026-01-02T04:04:00Z\"", "invalid assertion")]
    [InlineData("Recipient=\"https://login.salesforce.com/", "Recipient=\"https://example.test/", "invalid assertion")]
    [InlineData("<saml:Issuer>jwt", "<saml:Issuer>nobody", "invalid assertion")]
    [InlineData("ann@x.test", "nobody@x.test", "invalid assertion")]
    public async Task What_it_says_is_checked(string find, string replace, string description)
    {
        await using var org = await OAuthOrg.StartAsync();
        Assert.Equal(description, await DescriptionAsync(org, Signed(Assertion.Replace(find, replace, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Nothing_but_what_is_signed_counts()
    {
        await using var org = await OAuthOrg.StartAsync();
        var signed = Signed(Assertion);
        using var other = RSA.Create(2048);
        Assert.Equal("invalid assertion", await DescriptionAsync(org, Assertion));
        Assert.Equal("invalid assertion", await DescriptionAsync(org, signed.Replace("ann@x.test", "admin@fakeforce.test", StringComparison.Ordinal)));
        Assert.Equal("invalid assertion", await DescriptionAsync(org, Signed(Assertion, other)));
        // Wrapping: a forged assertion around, or beside, the signed one.
        var forged = Assertion.Replace("ann@x.test", "admin@fakeforce.test", StringComparison.Ordinal).Replace("_a1", "_a2", StringComparison.Ordinal);
        Assert.Equal("invalid assertion", await DescriptionAsync(org, forged.Replace("</saml:Assertion>", signed + "</saml:Assertion>", StringComparison.Ordinal)));
        Assert.Equal("invalid assertion", await DescriptionAsync(org, $"<r>{forged}{signed}</r>"));
        Assert.Equal("invalid assertion", await DescriptionAsync(org, "<!DOCTYPE a [<!ENTITY x \"y\">]>" + signed));
    }

    private static async Task<string?> DescriptionAsync(OAuthOrg org, string xml)
    {
        var answer = await org.TokenAsync(Grant + OAuthOrg.Encode(xml));
        Assert.Equal(400, answer.Status);
        return answer.Json.GetProperty("error_description").GetString();
    }

    private static string Signed(string xml, RSA? key = null)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(xml);
        var signed = new SignedXml(document.DocumentElement!) { SigningKey = key ?? OAuthOrg.SigningKey };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        var reference = new Reference("#_a1");
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.ComputeSignature();
        document.DocumentElement!.InsertAfter(signed.GetXml(), document.DocumentElement.FirstChild);
        return document.OuterXml;
    }
}
