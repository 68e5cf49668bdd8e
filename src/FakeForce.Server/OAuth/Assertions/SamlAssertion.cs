using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;

namespace FakeForce.Server.OAuth.Assertions;

/// <summary>
/// A SAML 2.0 assertion. Everything is read from the one element that the signature covers, so that nothing can be
/// wrapped around or beside it.
/// </summary>
internal sealed class SamlAssertion
{
    private const string Saml = "urn:oasis:names:tc:SAML:2.0:assertion";
    private const string Dsig = "http://www.w3.org/2000/09/xmldsig#";
    private const int MaxLength = 100_000;

    private readonly XmlElement assertion;
    private readonly XmlNamespaceManager names;

    private SamlAssertion(XmlElement assertion)
    {
        this.assertion = assertion;
        names = new XmlNamespaceManager(assertion.OwnerDocument.NameTable);
        names.AddNamespace("s", Saml);
        names.AddNamespace("d", Dsig);
    }

    public string Issuer => Text("s:Issuer");
    public string Subject => Text("s:Subject/s:NameID");
    public IEnumerable<string> Audiences => All("s:Conditions/s:AudienceRestriction/s:Audience").Select(node => node.InnerText.Trim());
    public IEnumerable<string> Recipients => All("s:Subject/s:SubjectConfirmation/s:SubjectConfirmationData/@Recipient").Select(node => node.Value!);

    /// <summary>Null for what is no XML, or holds not exactly one assertion at its root or below a Response.</summary>
    public static SamlAssertion? Parse(string xml)
    {
        if (xml.Length > MaxLength) return null;
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            document.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
        var found = document.GetElementsByTagName("Assertion", Saml);
        if (found.Count != 1 || found[0] is not XmlElement assertion) return null;
        return assertion == document.DocumentElement || assertion.ParentNode == document.DocumentElement ? new SamlAssertion(assertion) : null;
    }

    public bool IsSignedBy(X509Certificate2 certificate)
    {
        if (assertion.SelectNodes("d:Signature", names) is not { Count: 1 } signatures) return false;
        var signed = new SignedXml(assertion);
        try
        {
            signed.LoadXml((XmlElement)signatures[0]!);
            return CoversAssertion(signed) && signed.CheckSignature(certificate, verifySignatureOnly: true);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Both the conditions and the subject confirmation end; one of them must say when.</summary>
    public bool IsTimely(DateTimeOffset now)
    {
        var ends = All("s:Conditions/@NotOnOrAfter | s:Subject/s:SubjectConfirmation/s:SubjectConfirmationData/@NotOnOrAfter").Select(Moment).ToList();
        var starts = All("s:Conditions/@NotBefore").Select(Moment);
        return ends.Count > 0 && ends.All(end => now < end) && starts.All(start => start <= now + TimeSpan.FromMinutes(5));
    }

    private bool CoversAssertion(SignedXml signed) =>
        signed.SignedInfo is { References.Count: 1 } info && info.References[0] is Reference reference
        && reference.Uri == "#" + assertion.GetAttribute("ID") && reference.Uri.Length > 1
        && reference.TransformChain.Count <= 2
        && Enumerable.Range(0, reference.TransformChain.Count).All(i => reference.TransformChain[i] is XmlDsigEnvelopedSignatureTransform or XmlDsigExcC14NTransform);

    private string Text(string path) => assertion.SelectSingleNode(path, names)?.InnerText.Trim() ?? "";

    private IEnumerable<XmlNode> All(string path) => assertion.SelectNodes(path, names)!.Cast<XmlNode>();

    private static DateTimeOffset? Moment(XmlNode attribute) =>
        DateTimeOffset.TryParse(attribute.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
