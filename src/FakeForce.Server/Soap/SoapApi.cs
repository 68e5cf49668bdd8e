namespace FakeForce.Server.Soap;

/// <summary>The two SOAP APIs that a client can log in to, and their namespaces.</summary>
internal sealed record SoapApi(string Letter, string Namespace, string FaultNamespace)
{
    public static SoapApi Partner { get; } = new("u", "urn:partner.soap.sforce.com", "urn:fault.partner.soap.sforce.com");
    public static SoapApi Enterprise { get; } = new("c", "urn:enterprise.soap.sforce.com", "urn:fault.enterprise.soap.sforce.com");
}
